using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Pages;
using RmspropRunner.Plots.Rendering;

namespace RmspropRunner.Cli.Output;

/// <summary>Writes a figure to a file, in the format that its name says.</summary>
internal static class FigureFile
{
    /// <exception cref="MistakeException">The name says none.</exception>
    public static void CheckFormat(string path)
    {
        if (Extension(path) is not (".html" or ".svg" or ".png"))
            throw new MistakeException($"{path} ends in none of .html, .svg and .png.");
    }

    /// <exception cref="MistakeException">The name does not say that it is a page.</exception>
    public static void CheckPage(string path)
    {
        if (Extension(path) != ".html")
            throw new MistakeException($"{path} does not end in .html: a report is a page.");
    }

    public static async Task WriteAsync(string path, Figure figure, bool isDark, int pixels, CancellationToken cancellationToken)
    {
        if (Extension(path) == ".html")
        {
            FigurePage page = new(figure.Title);
            page.Add(figure);
            await OutputFile.WriteAsync(path, stream => page.WriteAsync(stream, cancellationToken));
            return;
        }

        ImageFormat format = Extension(path) == ".svg" ? ImageFormat.Svg : ImageFormat.Png;
        byte[] image = await FigureImage.RenderAsync(figure, format, isDark, pixels, cancellationToken);
        await OutputFile.WriteAsync(path, stream => stream.WriteAsync(image, cancellationToken).AsTask());
    }

    private static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();
}
