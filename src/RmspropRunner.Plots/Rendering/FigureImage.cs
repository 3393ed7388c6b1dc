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
    private const int Width = 900;
    private const int Height = 640;
    private const int LineHeight = 15;

    /// <summary>PNG files have twice the pixels, for screens that have them.</summary>
    private const int PngScale = 2;

    // What comes out of the page: the picture as a data URL, or what went wrong.
    private const string Begin = "<pre id=\"picture\">";
    private const string End = "</pre>";

    /// <summary>Draws the figure in an installed Chromium.</summary>
    /// <exception cref="RenderingException">There is none, or it could not draw.</exception>
    public static async Task<byte[]> RenderAsync(Figure figure, ImageFormat format, bool isDark, CancellationToken cancellationToken)
    {
        string program = Chromium.Find() ?? throw new RenderingException(
            $"SVG and PNG files are drawn by Chromium, which is not installed here (Debian: apt-get install chromium; {Chromium.Variable} names another program). Write an .html file instead.");
        string page = Path.Combine(Path.GetTempPath(), $"rmsprop-{Guid.NewGuid():N}.html");
        try
        {
            await File.WriteAllTextAsync(page, Page(figure, format, isDark), cancellationToken);
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

    private static string Page(Figure figure, ImageFormat format, bool isDark)
    {
        string plotly = PlotlyScript.Text() is { } text ? $"<script>{text}</script>" : $"<script src=\"{PlotlyScript.Cdn}\"></script>";
        JsonObject asked = new()
        {
            ["figure"] = WithWords(figure, isDark).ToJson(),
            ["isDark"] = isDark,
            ["image"] = new JsonObject
            {
                ["format"] = format == ImageFormat.Svg ? "svg" : "png",
                ["width"] = Width,
                ["height"] = Height,
                ["scale"] = format == ImageFormat.Svg ? 1 : PngScale,
            },
        };
        string json = asked.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.Default });
        return $$"""
            <!doctype html>
            <meta charset="utf-8">
            <div id="place" style="width:{{Width}}px;height:{{Height}}px"></div>
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

    /// <summary>The figure with its words in the layout: a file has no page around it.</summary>
    private static Figure WithWords(Figure figure, bool isDark)
    {
        JsonObject layout = (JsonObject)figure.Layout.DeepClone();
        layout.Remove("sliders");
        layout.Remove("updatemenus");
        IReadOnlyList<string> lines = [.. figure.Notes.Concat(figure.Caption).SelectMany(line => TextLines.Wrap(line, 140))];
        layout["title"] = new JsonObject { ["text"] = HtmlText.Of(figure.Title), ["font"] = new JsonObject { ["size"] = 16 } };
        layout["paper_bgcolor"] = isDark ? "#16181c" : "#ffffff";
        int bottom = 70 + LineHeight * lines.Count;
        layout["margin"] = new JsonObject { ["l"] = 70, ["r"] = 30, ["t"] = 60, ["b"] = bottom };
        JsonArray annotations = layout["annotations"] is JsonArray own ? own : [];
        layout["annotations"] = annotations;
        annotations.Add(new JsonObject
        {
            ["text"] = string.Join("<br>", lines.Select(HtmlText.Of)),
            ["xref"] = "paper",
            ["yref"] = "paper",
            ["x"] = 0,
            ["y"] = 0,
            ["xanchor"] = "left",
            ["yanchor"] = "top",
            ["yshift"] = -(bottom - LineHeight * lines.Count - 10),
            ["align"] = "left",
            ["showarrow"] = false,
            ["font"] = new JsonObject { ["size"] = 10 },
        });
        return figure with { Layout = layout };
    }
}
