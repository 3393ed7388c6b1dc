using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Objectives;

/// <summary>The points that a trial went through.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Points">Recorded points that are finite; all have x.</param>
/// <param name="IsThinned">Whether there were more.</param>
/// <param name="IsDiverged">Whether the trial diverged; a point that is not finite may have come after them.</param>
/// <param name="IsRecorded">Whether they are stored; else the trial was computed again.</param>
internal sealed record SearchPath(Trial Trial, IReadOnlyList<TracePoint> Points, bool IsThinned, bool IsDiverged, bool IsRecorded)
{
    /// <summary>Where it went, in a sentence.</summary>
    public string Words =>
        $"Trial {Trial.Number} goes from f = {Captions.Text(Points[0].Objective)} to {Captions.Text(Points[^1].Objective)} in {Captions.Count(Points[^1].Iteration, "iteration")}.";
}
