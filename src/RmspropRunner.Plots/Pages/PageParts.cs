using System.Text;

namespace RmspropRunner.Plots.Pages;

/// <summary>The scripts and styles that pages are made with.</summary>
public static class PageParts
{
    /// <summary>Declares <c>drawFigure(element, figure)</c>.</summary>
    public static string FigureScript { get; } = Read("figure.js");

    internal static string PageScript { get; } = Read("page.js");

    internal static string Styles { get; } = Read("page.css");

    private static string Read(string name)
    {
        using Stream stream = typeof(PageParts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
