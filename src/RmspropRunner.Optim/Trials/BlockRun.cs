using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Optim.Trials;

/// <summary>
/// Runs the trials of one block from start to stop: observe, step and evaluate, and again. Nothing is allocated between the
/// first iteration and the last.
/// </summary>
internal sealed class BlockRun
{
    private const int IterationsPerReport = 1024;

    /// <summary>Updates of one parameter that one call does, about: some tenths of a millisecond, after which a run can be cancelled.</summary>
    private const int UpdatesPerCall = 1 << 18;

    private readonly LaneBlock _block;
    private readonly BlockRows _rows;
    private readonly RunRules _rules;
    private readonly TraceSchedule _schedule;
    private readonly ObjectiveKernel _objective;
    private readonly AdvanceKernel _advance;
    private readonly UpdateRule _rule;
    private readonly LaneObserver _observer;
    private readonly IPointMetrics? _metrics;

    /// <summary>How many iterations one call may do.</summary>
    private readonly int _stride;

    /// <summary>The point that is measured; empty where none is.</summary>
    private readonly double[] _point;

    /// <summary>The trial, as a number within its batch, in each live lane.</summary>
    private readonly int[] _trials;

    public BlockRun(LaneBlock block, RunRules rules, TraceSchedule schedule, ObjectiveKernel objective, UpdateRule rule, IPointMetrics? metrics, LaneWidth width)
    {
        _block = block;
        _rows = block.Layout;
        _rules = rules;
        _schedule = schedule;
        _objective = objective;
        _rule = rule;
        _advance = AdvanceKernel.Create(rule.Kernel(width, rules.Iterations), objective);
        _metrics = metrics;
        _point = metrics is null ? [] : new double[block.Dimension];
        _observer = LaneObserver.Create(rules, block.Lanes, width);
        bool doesSeveral = _observer.OnlyWatches && _advance.CanWatch;
        _stride = doesSeveral ? Math.Clamp(UpdatesPerCall / (block.Lanes * block.Dimension), 1, IterationsPerReport) : 0;
        _trials = new int[block.Use == LaneUse.Trials ? block.Lanes : 1];
    }

    /// <summary>The most trials of a run.</summary>
    public int Capacity => _trials.Length;

    public void Run(
        TrialBatch batch, ReadOnlySpan<int> trials, TraceBuffer trace, Action<long> onIterations, CancellationToken cancellationToken)
    {
        for (int lane = 0; lane < Capacity; lane++)
        {
            // Lanes without a trial of their own repeat the first one, so that they compute nothing unusual.
            int trial = trials[lane < trials.Length ? lane : 0];
            _trials[lane] = trial;
            Load(lane, batch, trial);
        }

        _block.Count = trials.Length;
        long unreported = 0;
        int nextRecorded = _schedule.NextFrom(0);
        long nextMilestone = 1;
        int milestones = 0;
        int iteration = 0;
        int nextReport = IterationsPerReport;
        _objective.Evaluate(_block, 0);
        _observer.Observe(_block, 0);
        while (true)
        {
            bool isRecorded = iteration == nextRecorded;
            if (isRecorded)
            {
                Record(trace, iteration);
                nextRecorded = _schedule.NextFrom(iteration + 1);
            }

            if (iteration == nextMilestone)
            {
                NoteBest(batch.Milestones, milestones++);
                nextMilestone *= 10;
            }

            if (iteration == _rules.Iterations)
            {
                for (int lane = _block.Count - 1; lane >= 0; lane--)
                    Finish(lane, iteration, isRecorded, batch, trace);
            }
            else
            {
                // From the last stopped lane to the first: removing one moves only lanes after it.
                ReadOnlySpan<int> stopped = _observer.Watch.Stopped;
                for (int i = stopped.Length - 1; i >= 0; i--)
                    Finish(stopped[i], iteration, isRecorded, batch, trace);
            }

            if (_block.Count == 0)
                break;

            cancellationToken.ThrowIfCancellationRequested();
            int before = iteration;
            int until = (int)Math.Min(Math.Min(nextMilestone, _rules.Iterations), (long)iteration + _stride);
            iteration = Advance(iteration, until);

            unreported += (long)_block.Count * (iteration - before);
            if (iteration >= nextReport)
            {
                onIterations(unreported);
                unreported = 0;
                nextReport = iteration + IterationsPerReport;
            }
        }

        onIterations(unreported);
    }

    /// <summary>Goes on to iteration <paramref name="until"/>, or until a trial has to stop, or by one iteration where each is looked at.</summary>
    private int Advance(int iteration, int until)
    {
        if (_stride > 0)
            return _advance.Advance(_block, iteration, until, _observer.Watch);
        if (_rows.KeepsPrevious)
            _block.Copy(_block, _rows.X, _rows.Previous, _rows.Dimension);
        _advance.Advance(_block, iteration);
        _observer.Observe(_block, iteration + 1);
        return iteration + 1;
    }

    private void Load(int lane, TrialBatch batch, int trial)
    {
        double[] settings = batch.Settings[trial];
        _block.Write(_rows.X, lane, batch.Start(trial));
        if (_rows.KeepsPrevious)
            _block.Write(_rows.Previous, lane, batch.Start(trial));

        for (int state = 0; state < _rule.StateCount; state++)
        {
            double initial = _rule.InitialState(state, settings);
            for (int i = 0; i < _rows.Dimension; i++)
                _block.Set(_rows.State + state * _rows.Dimension + i, lane, initial);
        }

        int shared = _rows.State + _rule.StateCount * _rows.Dimension;
        for (int i = 0; i < _rule.SharedStateCount; i++)
            _block.Set(shared + i, lane, _rule.InitialState(_rule.StateCount + i, settings));

        for (int i = 0; i < settings.Length; i++)
            _block.Set(_rows.Settings + i, lane, settings[i]);

        _block.Set(_rows.Seed, lane, batch.Seeds[trial]);

        // The first objective is an improvement on both, whatever it is.
        _block.Set(_rows.Best, lane, double.PositiveInfinity);
        _block.Set(_rows.Plateau, lane, double.PositiveInfinity);
        _block.Set(_rows.BestIteration, lane, 0);
        _block.Set(_rows.PlateauIteration, lane, 0);
    }

    private void Record(TraceBuffer trace, int iteration)
    {
        for (int lane = 0; lane < _block.Count; lane++)
            Append(trace, lane, iteration);
    }

    private void NoteBest(MilestoneTable table, int milestone)
    {
        for (int lane = 0; lane < _block.Count; lane++)
            table.Note(_trials[lane], milestone, _block[_rows.Best, lane]);
    }

    private void Append(TraceBuffer trace, int lane, int iteration)
    {
        Span<double> x = trace.Append(
            _trials[lane],
            iteration,
            _block[_rows.Objective, lane],
            _block[_rows.GradientNorm, lane],
            _block[_rows.StepNorm, lane]);
        _block.Read(_rows.X, lane, x);
        if (_metrics is not null)
            Measure(_metrics, _rows.X, lane, trace);
    }

    /// <summary>Measures the point in some rows, for the point that was recorded last.</summary>
    private void Measure(IPointMetrics metrics, int firstRow, int lane, TraceBuffer trace)
    {
        _block.Read(firstRow, lane, _point);
        Span<double> values = trace.LastMetrics;
        values.Fill(double.NaN);
        metrics.Measure(_point, values);
    }

    private void Finish(int lane, int iteration, bool isRecorded, TrialBatch batch, TraceBuffer trace)
    {
        int trial = _trials[lane];
        double objective = _block[_rows.Objective, lane];
        double best = _block[_rows.Best, lane];
        int bestIteration = (int)_block[_rows.BestIteration, lane];
        _block.Read(_rows.X, lane, batch.Final(trial));
        batch.Outcomes[trial] = new TrialOutcome
        {
            StopReason = Reason(lane, iteration),
            Iterations = iteration,
            FinalObjective = objective,
            BestObjective = best == double.PositiveInfinity ? objective : best,
            BestIteration = bestIteration,
        };

        if (_rules.Trace.RecordsAny && !isRecorded)
            Append(trace, lane, iteration);
        if (_rules.Trace.IsThinned)
        {
            Span<double> x = trace.Insert(
                trial, bestIteration, best, _block[_rows.BestGradientNorm, lane], _block[_rows.BestStepNorm, lane], out bool isNew);
            if (isNew)
                _block.Read(_rows.BestX, lane, x);
            if (isNew && _metrics is not null)
                Measure(_metrics, _rows.BestX, lane, trace);
        }

        _block.Remove(lane);
        _trials[lane] = _trials[_block.Count];
    }

    private StopReason Reason(int lane, int iteration)
    {
        double objective = _block[_rows.Objective, lane];
        StopRules stop = _rules.Stop;
        if (!double.IsFinite(objective) || objective > stop.DivergeAbove)
            return StopReason.Diverged;
        if (objective <= stop.Target)
            return StopReason.Target;
        if (stop.GradientNorm is not null && _block[_rows.GradientNorm, lane] <= stop.GradientNorm)
            return StopReason.GradientNorm;
        if (stop.Stagnation is not null && iteration - _block[_rows.PlateauIteration, lane] >= stop.Stagnation.Iterations)
            return StopReason.Stagnation;
        return StopReason.Iterations;
    }
}
