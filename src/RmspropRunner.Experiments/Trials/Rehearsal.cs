using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Trials;

/// <summary>
/// Computes the first few trials of a spec for one iteration, and forgets them: the runtime then has compiled the kernels by
/// the time that the spec is submitted, when every thread would wait for that.
/// </summary>
public static class Rehearsal
{
    /// <summary>As many as fill the lanes of the widest vector.</summary>
    private const int Trials = 16;

    /// <summary>More would take longer than compiling does.</summary>
    private const double MostUpdates = 100_000;

    /// <summary>Begins it on another thread. What goes wrong here goes wrong in the run too, which tells it.</summary>
    public static void Begin(ExperimentSpec spec) => _ = Task.Run(() => Run(spec));

    private static void Run(ExperimentSpec spec)
    {
        ExperimentPlan plan = new(spec with { Iterations = 1 });
        Shard first = plan.Shards().First();
        ProblemInstance problem = plan[first.FirstTrial].Configuration.Problem;
        if (problem.Problem.Effort * problem.Dimension * Trials <= MostUpdates)
            new ShardRunner(plan, LaneWidths.Default).Run(first with { TrialCount = Math.Min(first.TrialCount, Trials) }, new TraceBuffer(), _ => { }, CancellationToken.None);
    }
}
