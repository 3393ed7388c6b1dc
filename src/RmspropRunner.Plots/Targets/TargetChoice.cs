using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Targets;

/// <summary>Which objective counts as reached.</summary>
internal static class TargetChoice
{
    /// <summary>The one that is asked for; else the spec's, if any trial of these reached it; else the lowest power of ten (above 1, the lowest number of two digits) that half of the best configuration's trials reached.</summary>
    /// <exception cref="PlotException">None of these is there.</exception>
    public static double Of(PlotSubject subject, PlotRequest request, IReadOnlyList<LeaderboardRow> rows, out string note)
    {
        if (request.Target is { } asked)
        {
            note = $"Target: an objective of {Captions.Text(asked)}.";
            return double.IsFinite(asked) ? asked : throw new PlotException($"{asked} is not a target: it takes a finite objective.");
        }

        double? stop = subject.Plan.Rules.Stop.Target;
        if (stop is { } own && rows.Any(row => row.ReachedTarget > 0))
        {
            note = $"Target: an objective of {Captions.Text(own)}, the spec's.";
            return own;
        }

        double median = rows.Select(row => row.BestObjective.Median).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();
        if (double.IsNaN(median))
            throw new PlotException("No configuration has a finite median to take a target from: give one with --target.");
        double target = median >= 1 ? RoundedUp(median)
            : median > 0 ? double.Parse(FormattableString.Invariant($"1e{Math.Ceiling(Math.Log10(median)):0}"), System.Globalization.CultureInfo.InvariantCulture)
            : median == 0 ? Lowest
            : median;
        note = $"Target: an objective of {Captions.Text(target)}, which half of the best configuration's trials reached; --target sets another{(stop is { } missed ? $" (none reached the spec's, {Captions.Text(missed)})" : "")}.";
        return target;
    }

    /// <summary>To two digits: to a power of ten, it could be above where the trials start.</summary>
    private static double RoundedUp(double value)
    {
        double unit = 0.1;
        while (value >= 100 * unit)
            unit *= 10;
        return Math.Ceiling(value / unit) * unit;
    }

    /// <summary>For objectives that reach 0: lower than what anyone asks for.</summary>
    private const double Lowest = 1e-8;
}
