using System.Globalization;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Cli.Reports;

/// <summary>
/// A trace in the published tutorials' own words: <c>&gt;49 f([-5.45667355e-23 1.25022522e-04]) = 0.00000</c>. They count
/// from 0 and print after the update, so iteration k is their line k − 1, and the start is not printed.
/// </summary>
internal static class TutorialReport
{
    public static async Task WriteAsync(IAsyncEnumerable<TracePoint> trace, TextWriter output, CancellationToken cancellationToken)
    {
        await foreach (TracePoint point in trace.WithCancellation(cancellationToken))
        {
            if (point.X is null)
                throw new MistakeException("The report needs x, which was not recorded: run the spec with trace: { x: true } under another name.");
            if (point.Iteration > 0)
                await output.WriteLineAsync(Line(point.Iteration, point.X, point.Objective));
        }

        await output.FlushAsync(cancellationToken);
    }

    public static string Line(int iteration, double[] x, double objective) =>
        string.Create(CultureInfo.InvariantCulture, $">{iteration - 1} f({NumpyText.Of(x)}) = {Objective(objective)}");

    private static string Objective(double objective) => objective switch
    {
        double.NaN => "nan",
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ => objective.ToString("F5", CultureInfo.InvariantCulture),
    };
}
