using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Optim.Trials;

/// <summary>
/// Runs trials on one problem: side by side in vector lanes, or a few large ones with their parameters in the lanes. Pure
/// computation: no I/O, no clock. What a trial gives does not depend on its neighbours, nor on the width.
/// </summary>
public sealed class TrialRunner
{
    /// <summary>
    /// A block's rows stay within the first-level cache, of which 32 KiB is the usual size. Where it is larger, the rest goes to
    /// what else a core does: with 48 KiB of 48, one thread was a hundredth faster and two were up to a tenth slower.
    /// </summary>
    private const int BlockBytes = 32 * 1024;

    private const int MostLanes = 256;

    /// <summary>The fewest parameters that go into the lanes, where a trial is alone.</summary>
    private const int LeastAlone = 32;

    private readonly int _dimension;
    private readonly RunRules _rules;
    private readonly Func<LaneWidth, ObjectiveKernel> _objective;
    private readonly IPointMetrics? _metrics;
    private readonly LaneWidth _widest;

    public TrialRunner(Problem problem, int dimension, RunRules rules, LaneWidth widest)
    {
        _dimension = dimension;
        _rules = rules;
        _widest = widest;
        _objective = width => problem.Kernel(dimension, width);
        _metrics = rules.Trace.RecordsAny ? problem.Metrics?.Invoke(dimension) : null;
        Schedule = new TraceSchedule(rules.Trace, rules.Iterations);
    }

    public TraceSchedule Schedule { get; }

    /// <summary>Runs every trial of the batch.</summary>
    /// <param name="batch">The trials; their outcomes, milestones and final points are written.</param>
    /// <param name="trace">Reset to hold the batch's recorded iterations.</param>
    /// <param name="onIterations">Told how many iterations were done, now and then.</param>
    /// <param name="cancellationToken">Ends the run between two iterations.</param>
    public void Run(TrialBatch batch, TraceBuffer trace, Action<long> onIterations, CancellationToken cancellationToken)
    {
        trace.Reset(batch.Count, checked((int)Schedule.Capacity), _rules.Trace.RecordsX ? _dimension : 0, _metrics is not null);
        batch.Milestones = new MilestoneTable(batch.Count, _rules.Iterations);

        // Trials with the same update rule share a kernel; the order among them does not matter to their numbers.
        foreach (IGrouping<UpdateRule, int> group in Enumerable.Range(0, batch.Count).GroupBy(trial => batch.Rules[trial]))
        {
            int[] trials = [.. group];
            BlockRun run = Alone(group.Key, batch.Settings[trials[0]].Length, trials.Length)
                ?? SideBySide(group.Key, batch.Settings[trials[0]].Length, trials.Length);
            foreach (int[] chunk in trials.Chunk(run.Capacity))
                run.Run(batch, chunk, trace, onIterations, cancellationToken);
        }
    }

    private BlockRun SideBySide(UpdateRule rule, int settingCount, int trials)
    {
        LaneWidth width = LaneWidths.For(trials, _widest);
        BlockRows rows = Rows(rule, settingCount, _dimension);
        LaneBlock block = new(rows, Math.Min(trials, Lanes(rows, width)), width);
        return new BlockRun(block, _rules, Schedule, _objective(width), rule, _metrics, width);
    }

    /// <summary>
    /// One trial after another, with their parameters in the lanes; null where that cannot be, or where it is slower: it pays
    /// where trials side by side would leave most lanes empty.
    /// </summary>
    private BlockRun? Alone(UpdateRule rule, int settingCount, int trials)
    {
        bool areFew = trials == 1 || 4 * trials <= (int)_widest;
        if (_widest == LaneWidth.Scalar || _dimension < LeastAlone || !areFew || !rule.IsCoordinatewise)
            return null;
        if (_objective(_widest).Alone is not { } objective || (objective.IsOneByOne && trials > 1))
            return null;
        BlockRows rows = Rows(rule, settingCount, LaneBlock.RowsOf(_dimension, _widest));
        return new BlockRun(LaneBlock.OfParameters(rows, _dimension, _widest), _rules, Schedule, objective, rule, _metrics, _widest);
    }

    private BlockRows Rows(UpdateRule rule, int settingCount, int parameterRows) => new(
        parameterRows,
        rule.StateCount,
        settingCount,
        keepsPrevious: _rules.Trace.RecordsAny,
        keepsBest: _rules.Trace.IsThinned && (_rules.Trace.RecordsX || _metrics is not null),
        sharedStateCount: rule.SharedStateCount);

    private static int Lanes(BlockRows rows, LaneWidth width)
    {
        int fitting = BlockBytes / (rows.Total * sizeof(double)) / (int)width * (int)width;
        return Math.Clamp(fitting, (int)width, MostLanes);
    }
}
