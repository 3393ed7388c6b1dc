using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Pages;

namespace RmspropRunner.Plots.Rendering;

/// <summary>A figure as a picture file, with its title, caption and notes in the picture.</summary>
public static class FigureImage
{
    /// <summary>The width that pictures are laid out in; PNG files have twice the pixels, for screens that have them.</summary>
    private const int Width = FigureWords.Width;

    /// <summary>The pixels across a PNG file, where nothing else is said.</summary>
    public const int DefaultPixels = 2 * Width;

    // What comes out of the page: the picture as a data URL, or what went wrong.
    private const string Begin = "<pre id=\"picture\">";
    private const string End = "</pre>";

    /// <summary>Draws the figure in an installed Chromium.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="format">The format.</param>
    /// <param name="isDark">Whether on a dark ground.</param>
    /// <param name="pixels">The width of a PNG file; an SVG file has none.</param>
    /// <param name="cancellationToken">Ends the program that draws.</param>
    /// <exception cref="ChromiumMissingException">There is none.</exception>
    /// <exception cref="RenderingException">It could not draw.</exception>
    public static async Task<byte[]> RenderAsync(Figure figure, ImageFormat format, bool isDark, int pixels, CancellationToken cancellationToken)
    {
        string program = Chromium.Find() ?? throw new ChromiumMissingException(
            $"SVG and PNG files are drawn by Chromium, which is not installed here (Debian: apt-get install chromium; {Chromium.Variable} names another program). Write an .html file instead.");
        string page = Path.Combine(Path.GetTempPath(), $"rmsprop-{Guid.NewGuid():N}.html");
        try
        {
            await File.WriteAllTextAsync(page, Page(figure, format, isDark, pixels), cancellationToken);
            string document = await Chromium.DocumentAsync(program, page, cancellationToken);
            int begin = document.IndexOf(Begin, StringComparison.Ordinal);
            int end = begin < 0 ? -1 : document.IndexOf(End, begin, StringComparison.Ordinal);
            if (end < 0)
                throw new RenderingException($"{program} did not draw the picture.");
            return Decode(WebUtility.HtmlDecode(document[(begin + Begin.Length)..end]));
        }
        finally
        {
            File.Delete(page);
        }
    }

    private static byte[] Decode(string picture)
    {
        if (!picture.StartsWith("data:image/", StringComparison.Ordinal))
            throw new RenderingException($"The picture could not be drawn: {picture}");
        int comma = picture.IndexOf(',', StringComparison.Ordinal);
        string content = picture[(comma + 1)..];
        return picture.AsSpan(0, comma).EndsWith(";base64", StringComparison.Ordinal)
            ? Convert.FromBase64String(content)
            : Encoding.UTF8.GetBytes(Uri.UnescapeDataString(content));
    }

    private static string Page(Figure figure, ImageFormat format, bool isDark, int pixels)
    {
        string plotly = PlotlyScript.Text() is { } text ? $"<script>{text}</script>" : $"<script src=\"{PlotlyScript.Cdn}\"></script>";
        FigureWords words = new(figure, isDark);
        JsonObject asked = new()
        {
            ["figure"] = words.Figure.ToJson(),
            ["isDark"] = isDark,
            ["image"] = new JsonObject
            {
                ["format"] = format == ImageFormat.Svg ? "svg" : "png",
                ["width"] = Width,
                ["height"] = words.Height,
                ["scale"] = format == ImageFormat.Svg ? 1 : (double)pixels / Width,
            },
        };
        string json = asked.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Default });
        return $$"""
            <!doctype html>
            <meta charset="utf-8">
            <div id="place" style="width:{{Width}}px;height:{{words.Height}}px"></div>
            {{plotly}}
            <script>{{PageParts.FigureScript}}</script>
            <script>
            const asked = {{json}};
            const tell = text => {
              const picture = document.createElement("pre");
              picture.id = "picture";
              picture.textContent = text;
              document.body.append(picture);
            };
            drawFigure(document.getElementById("place"), asked.figure, { isDark: asked.isDark, config: { staticPlot: true } })
              .then(element => Plotly.toImage(element, asked.image))
              .then(tell, error => tell(String(error)));
            </script>
            """;
    }
}
