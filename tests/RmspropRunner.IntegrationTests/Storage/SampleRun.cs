using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.IntegrationTests.Storage;

/// <summary>A trial that nobody computed, with its recorded objectives by iteration, in order.</summary>
internal sealed record SampleRun(TrialRecord Trial, IReadOnlyList<(int Iteration, double Objective)> Trace)
{
    private const int Iterations = 100;

    private static readonly int[] Schedule = [0, 1, 2, 5, 10, 20, 50, 100];

    public static ShardResult Shard(IReadOnlyList<SampleRun> runs)
    {
        TraceBuffer trace = new();
        trace.Reset(runs.Count, capacity: runs.Max(run => run.Trace.Count), dimension: 0);
        for (int i = 0; i < runs.Count; i++)
        {
            foreach ((int iteration, double objective) in runs[i].Trace)
                trace.Append(i, iteration, objective, 1, 1);
        }

        return new ShardResult
        {
            Shard = new Shard(runs[0].Trial.Number, runs.Count),
            Trials = [.. runs.Select(run => run.Trial)],
            Trace = trace,
        };
    }

    /// <summary>A trial that goes up and down as it likes, ends when it likes, and has a thinned trace or none.</summary>
    public static SampleRun Random(Random random, long number, long configuration, bool isTraced)
    {
        double[] objectives = [.. Enumerable.Range(0, 1 + random.Next(Iterations + 1)).Select(_ => RandomObjective(random))];
        int last = objectives.Length - 1;
        bool isDiverged = random.Next(4) == 0;
        if (isDiverged)
            objectives[last] = random.Next(3) switch { 0 => double.NaN, 1 => double.PositiveInfinity, _ => 1e13 };

        int best = Enumerable.Range(0, isDiverged && last > 0 ? last : last + 1).MinBy(i => double.IsNaN(objectives[i]) ? double.MaxValue : objectives[i]);
        TrialRecord trial = SampleShards.Trial(number, configuration) with
        {
            Outcome = new TrialOutcome
            {
                StopReason = isDiverged ? StopReason.Diverged : last == Iterations ? StopReason.Iterations : StopReason.Stagnation,
                Iterations = last,
                FinalObjective = objectives[last],
                BestObjective = objectives[best],
                BestIteration = best,
            },
        };
        IEnumerable<int> recorded = isTraced ? Schedule.Where(i => i <= last).Append(best).Append(last).Distinct().Order() : [];
        return new SampleRun(trial, [.. recorded.Select(i => (i, objectives[i]))]);
    }

    private static double RandomObjective(Random random) =>
        Math.Pow(10, random.Next(3) == 0 ? random.Next(-9, 4) : random.NextDouble() * 13 - 9);
}
