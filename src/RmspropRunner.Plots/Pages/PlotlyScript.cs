using System.Reflection;
using System.Text;

namespace RmspropRunner.Plots.Pages;

/// <summary>plotly.js: the file beside the program, or where that is missing its CDN.</summary>
public static class PlotlyScript
{
    private const string FileName = "plotly.min.js";

    /// <summary>The version that the figures are made for.</summary>
    public static string Version { get; } = typeof(PlotlyScript).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "PlotlyVersion").Value!;

    /// <summary>Where the CDN has it.</summary>
    public static Uri Cdn { get; } = new($"https://cdn.plot.ly/plotly-{Version}.min.js");

    /// <summary>The file, or null where the build could not bring it.</summary>
    public static string? File
    {
        get
        {
            string path = Path.Combine(AppContext.BaseDirectory, FileName);
            return System.IO.File.Exists(path) ? path : null;
        }
    }

    /// <summary>Its text, safe within a page's script element; null where there is no file.</summary>
    public static string? Text() =>
        File is { } path ? System.IO.File.ReadAllText(path, Encoding.UTF8).Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase) : null;
}
