using RmspropRunner.Plots.Pages;

namespace RmspropRunner.Worker.PageServing;

/// <summary>What the page's browser may load and do.</summary>
/// <remarks>
/// Everything comes from here, and nothing is within the page's own text: neither scripts nor styles. plotly.js sets style
/// attributes to two constant texts, one of them empty: their hashes are let in, for attributes alone. Its pictures of
/// surfaces, and of itself, are data: and blob: images. Where it comes from its CDN, that one file is let in too.
/// </remarks>
internal static class PagePolicy
{
    /// <summary>The SHA-256 of no text: what plotly.js clears the style of a colour bar with.</summary>
    private const string Nothing = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    public static string Of(bool hasPlotly) =>
        $"default-src 'none'; script-src 'self'{(hasPlotly ? "" : $" {PlotlyScript.Cdn}")}; style-src 'self'; "
        + $"style-src-attr 'unsafe-hashes' {Nothing}; img-src 'self' data: blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
