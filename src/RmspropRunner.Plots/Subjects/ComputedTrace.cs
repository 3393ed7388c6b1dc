using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Plots.Subjects;

/// <summary>Traces with x at every iteration, though fewer or none were stored: a trial's numbers depend on the spec alone, so it is computed again.</summary>
internal static class ComputedTrace
{
    /// <summary>Numbers that a trial which is computed again may record: 64 MB of them.</summary>
    private const long MostNumbers = 8_000_000;

    /// <summary>Fewer where each point is measured over all rows of data, which takes time.</summary>
    private const long MostMeasured = 200_000;

    /// <summary>The trial's points; null where there would be too many.</summary>
    public static IReadOnlyList<TracePoint>? Of(PlotSubject subject, TrialRecord trial, CancellationToken cancellationToken)
    {
        Configuration configuration = subject.Planned(trial.Number).Configuration;
        ProblemInstance problem = configuration.Problem;
        RunRules rules = subject.Plan.Rules with { Trace = TraceRules.Everything };
        if ((rules.Iterations + 1L) * problem.Dimension > (problem.Problem.Metrics is null ? MostNumbers : MostMeasured))
            return null;

        TrialBatch batch = new(1, problem.Dimension);
        batch.Rules[0] = configuration.Rule;
        batch.Settings[0] = configuration.Settings;
        batch.Seeds[0] = trial.Seed;
        trial.Start.CopyTo(batch.Start(0));
        TraceBuffer trace = new();
        new TrialRunner(problem.Problem, problem.Dimension, rules, LaneWidths.Default).Run(batch, trace, _ => { }, cancellationToken);
        return [.. Enumerable.Range(0, trace.PointCount(0)).Select(row =>
            new TracePoint(trace.Iteration(row), trace.Objective(row), trace.GradientNorm(row), trace.StepNorm(row), trace.X(row).ToArray()))];
    }
}
