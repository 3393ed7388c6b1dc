using System.Security.Cryptography;
using System.Text;
using RmspropRunner.Plots.Pages;

namespace RmspropRunner.Worker.PageServing;

/// <summary>What the page's browser may load and do.</summary>
/// <remarks>
/// Everything comes from here, and nothing is within the page's own text: neither scripts nor styles. plotly.js clears the
/// style attribute of a colour bar's parts, and sets that of raised, bold and slanted text, to constant texts: their hashes
/// are let in, for attributes alone. Its pictures of itself are data: and blob: images. Where it comes from its CDN, that
/// one file is let in too.
/// </remarks>
internal static class PagePolicy
{
    /// <summary>What plotly.js sets style attributes to.</summary>
    private static readonly string[] Attributes = ["", "font-size:70%", "font-weight:bold", "font-style:italic"];

    public static string Of(bool hasPlotly) =>
        $"default-src 'none'; script-src 'self'{(hasPlotly ? "" : $" {PlotlyScript.Cdn}")}; style-src 'self'; "
        + $"style-src-attr 'unsafe-hashes' {string.Join(' ', Attributes.Select(Hash))}; img-src 'self' data: blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
