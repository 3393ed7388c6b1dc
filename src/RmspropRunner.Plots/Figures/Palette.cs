namespace RmspropRunner.Plots.Figures;

/// <summary>Colours that people with any kind of colour vision tell apart (Okabe and Ito 2008), without black and white.</summary>
internal static class Palette
{
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#b8a800"];
    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot"];

    public static string Colour(int i) => Colours[i % Colours.Length];

    /// <summary>The style of a line: another one where the colours begin again.</summary>
    public static string Dash(int i) => Dashes[i / Colours.Length % Dashes.Length];

    /// <summary>The colour with an opacity, for areas.</summary>
    public static string Area(int i, double opacity)
    {
        string colour = Colour(i);
        return FormattableString.Invariant(
            $"rgba({Convert.ToInt32(colour[1..3], 16)},{Convert.ToInt32(colour[3..5], 16)},{Convert.ToInt32(colour[5..7], 16)},{opacity})");
    }
}
