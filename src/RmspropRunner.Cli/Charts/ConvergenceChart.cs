using System.Globalization;

namespace RmspropRunner.Cli.Charts;

/// <summary>Draws convergence as text: curves of Braille dots, a letter at the end of each, and the axes' labels.</summary>
internal static class ConvergenceChart
{
    private const int LabelWidth = 9;

    /// <summary>The letters by which curves are told where there are no colours.</summary>
    public static char Letter(int curve) => (char)('a' + curve);

    /// <summary>Lines of coloured pieces, the number of the curve giving the colour; none where there is nothing to draw.</summary>
    public static IReadOnlyList<IReadOnlyList<ChartPiece>> Draw(Convergence convergence, int width, int height)
    {
        if (ObjectiveScale.For(convergence.Curves) is not { } scale)
            return [];

        BrailleCanvas canvas = new(width - LabelWidth - 2 - convergence.Curves.Count, height);
        for (int curve = 0; curve < convergence.Curves.Count; curve++)
            Draw(canvas, convergence.Curves[curve], scale, curve);

        int[] ends = [.. convergence.Curves.Select(curve => Dot(canvas, scale, curve[^1]) / 4)];
        return
        [
            .. Enumerable.Range(0, height).Select(row => Row(canvas, scale, ends, row)),
            [new ChartPiece(new string(' ', LabelWidth) + "└" + new string('─', canvas.Width), BrailleCanvas.Nobody)],
            [new ChartPiece(Iterations(convergence.LastIteration, canvas.Width), BrailleCanvas.Nobody)],
        ];
    }

    /// <summary>How many samples of each curve a picture of that width draws.</summary>
    public static int Columns(int width, int curves) => 2 * (width - LabelWidth - 2 - curves);

    private static void Draw(BrailleCanvas canvas, double[] curve, ObjectiveScale scale, int number)
    {
        for (int x = 0; x < Math.Min(curve.Length, canvas.DotsWide); x++)
        {
            double before = curve[Math.Max(x - 1, 0)];
            if (scale.PositionOf(before) <= 1 || scale.PositionOf(curve[x]) <= 1)
                canvas.Line(Math.Max(x - 1, 0), Dot(canvas, scale, before), x, Dot(canvas, scale, curve[x]), number);
        }
    }

    /// <summary>The row of dots of a value; the top one for what lies above the scale.</summary>
    private static int Dot(BrailleCanvas canvas, ObjectiveScale scale, double value) =>
        (int)Math.Round((1 - Math.Min(scale.PositionOf(value), 1)) * (canvas.DotsHigh - 1));

    private static List<ChartPiece> Row(BrailleCanvas canvas, ObjectiveScale scale, int[] ends, int row)
    {
        bool isLabelled = row == 0 || row == canvas.Height - 1 || row == (canvas.Height - 1) / 2;
        string label = isLabelled ? scale.LabelAt(1 - (double)row / Math.Max(canvas.Height - 1, 1)) : "";
        List<ChartPiece> pieces = [new ChartPiece(label.PadLeft(LabelWidth - 1) + (isLabelled ? " ┤" : " │"), BrailleCanvas.Nobody)];
        for (int column = 0; column < canvas.Width; column++)
            pieces.Add(new ChartPiece(canvas.At(column, row).ToString(), canvas.OwnerAt(column, row)));
        for (int curve = 0; curve < ends.Length; curve++)
        {
            if (ends[curve] == row)
                pieces.Add(new ChartPiece(Letter(curve).ToString(), curve));
        }

        return pieces;
    }

    private static string Iterations(int last, int width)
    {
        string end = last.ToString("N0", CultureInfo.InvariantCulture);
        const string Start = "0 iterations";
        return new string(' ', LabelWidth + 1) + Start + end.PadLeft(Math.Max(width - Start.Length, end.Length + 1));
    }
}
