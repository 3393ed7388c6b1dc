using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using Spectre.Console;

namespace RmspropRunner.Cli.Charts;

/// <summary>The small picture after a run: how the best configurations converged.</summary>
internal static class ConvergencePicture
{
    private const int MostCurves = 4;
    private const int MostWidth = 100;
    private const int LeastWidth = 40;
    private const int PlainWidth = 80;
    private const int Height = 12;
    private static readonly Color[] Colours = [Color.Aqua, Color.Yellow, Color.Fuchsia, Color.Lime];

    public static async Task WriteAsync(
        IAnsiConsole screen,
        IExperimentStore store,
        long experimentId,
        ExperimentPlan plan,
        IReadOnlyList<LeaderboardRow> best,
        CancellationToken cancellationToken)
    {
        // One problem alone: objectives of different ones do not compare.
        LeaderboardRow[] drawn =
            [.. best.TakeWhile(row => row.Problem == best[0].Problem && row.Dimension == best[0].Dimension).Take(MostCurves)];
        if (await new ConvergenceReader(store, experimentId, plan).ReadAsync(drawn, cancellationToken) is not { } traces)
            return;

        int width = screen.Profile.Out.IsTerminal ? Math.Clamp(screen.Profile.Width - 1, LeastWidth, MostWidth) : PlainWidth;
        if (Convergence.Of(traces, ConvergenceChart.Columns(width, drawn.Length)) is not { } convergence)
            return;
        IReadOnlyList<IReadOnlyList<ChartPiece>> lines = ConvergenceChart.Draw(convergence, width, Height);
        if (lines.Count == 0)
            return;

        SharedHyperparameters shared = SharedHyperparameters.Of(best);
        int trials = traces.Max(own => own.Count);
        string problem = $"{best[0].Problem} ({best[0].Dimension})";
        screen.WriteLine($"The objective over the iterations on {problem}{(trials == 1 ? "" : $", median of up to {trials} trials")}:");
        foreach (IReadOnlyList<ChartPiece> line in lines)
            Write(screen, line);
        for (int i = 0; i < drawn.Length; i++)
            Write(screen, [new ChartPiece($"{ConvergenceChart.Letter(i),10} ", i), new ChartPiece(Label(drawn[i], shared), BrailleCanvas.Nobody)]);
        screen.WriteLine();
    }

    private static void Write(IAnsiConsole screen, IReadOnlyList<ChartPiece> line)
    {
        Paragraph paragraph = new();
        foreach (ChartPiece piece in line)
            paragraph.Append(piece.Text, piece.Curve < 0 ? null : new Style(Colours[piece.Curve]));
        screen.Write(paragraph);
        screen.WriteLine();
    }

    private static string Label(LeaderboardRow row, SharedHyperparameters shared) =>
        $"{row.Optimizer} {shared.Differing(row)}";
}
