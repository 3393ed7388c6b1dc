using System.Net;

namespace RmspropRunner.Plots.Figures;

/// <summary>Text for places where plotly.js, or a page, reads tags: a name with a tag in it is shown as it is.</summary>
internal static class HtmlText
{
    public static string Of(string text) => WebUtility.HtmlEncode(text);
}
