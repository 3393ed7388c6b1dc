using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RmspropRunner.Plots.Figures;

namespace RmspropRunner.Plots.Pages;

/// <summary>One HTML file with figures, which needs nothing else: it opens offline.</summary>
public sealed class FigurePage(string title)
{
    // Within a script element, only < needs care: the encoder writes it as \u003C.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Default };

    private readonly StringBuilder _body = new();
    private int _figures;

    /// <summary>Adds HTML as it is.</summary>
    public void AddHtml(string html) => _body.AppendLine(html);

    /// <summary>Adds a figure, with its words below.</summary>
    public void Add(Figure figure)
    {
        string id = $"figure-{++_figures}";
        _body.AppendLine($"<figure><div data-figure=\"{id}\"></div><figcaption>");
        foreach (string note in figure.Notes)
            _body.AppendLine($"<p class=\"note\">{HtmlText.Of(note)}</p>");
        foreach (string line in figure.Caption)
            _body.AppendLine($"<p>{HtmlText.Of(line)}</p>");
        _body.AppendLine("</figcaption>");
        _body.AppendLine($"<script type=\"application/json\" id=\"{id}\">{figure.ToJson().ToJsonString(Json)}</script></figure>");
    }

    /// <summary>Writes the file.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        string? plotly = PlotlyScript.Text();
        await using StreamWriter writer = new(stream, new UTF8Encoding(false), leaveOpen: true);
        string head = $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{HtmlText.Of(title)}</title>
            <style>{PageParts.Styles}</style>
            </head>
            <body>
            <h1>{HtmlText.Of(title)}</h1>

            """;
        await writer.WriteAsync(head.AsMemory(), cancellationToken);
        if (plotly is null)
            await writer.WriteLineAsync($"<p class=\"notice\">The pictures need plotly.js, which this page takes from {PlotlyScript.Cdn.Host}: it was not there when the program was built.</p>".AsMemory(), cancellationToken);
        await writer.WriteAsync(_body, cancellationToken);
        await writer.WriteLineAsync((plotly is null ? $"<script src=\"{PlotlyScript.Cdn}\"></script>" : $"<script>{plotly}</script>").AsMemory(), cancellationToken);
        await writer.WriteLineAsync($"<script>{PageParts.FigureScript}</script>\n<script>{PageParts.PageScript}</script>\n</body>\n</html>".AsMemory(), cancellationToken);
    }
}
