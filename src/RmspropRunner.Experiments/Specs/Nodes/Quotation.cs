using System.Globalization;
using System.Text;

namespace RmspropRunner.Experiments.Specs.Nodes;

/// <summary>A user's text as messages show it: on one line, without control characters, and not too long.</summary>
public static class Quotation
{
    private const int LongestShown = 60;

    public static string Of(string text) => $"'{Shortened(text)}'";

    public static string Shortened(string text)
    {
        StringBuilder shown = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (shown.Length >= LongestShown)
                return shown.Append('…').ToString();
            if (rune.Value == '\n')
                shown.Append("\\n");
            else if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator)
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            else
                shown.Append(rune.ToString());
        }

        return shown.ToString();
    }
}
