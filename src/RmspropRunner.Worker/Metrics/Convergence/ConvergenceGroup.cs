using System.Diagnostics.Metrics;
using System.Globalization;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Worker.Metrics.Convergence;

/// <summary>How the trials of one experiment × problem × dimension × optimizer converge, over all hyperparameters and seeds.</summary>
/// <remarks>
/// A trial that ends before a milestone keeps its best objective: it counts at every milestone that any trial of the
/// group came to. So does one that diverged, with the best it met before. A trial on a problem whose minimum nobody knows has
/// no gap, and is not among those of the gaps' quartiles.
/// </remarks>
internal sealed class ConvergenceGroup : IDisposable
{
    /// <summary>Iterations to the target: 1, 2, 5, 10, … 1,000,000.</summary>
    public static IReadOnlyList<long> TargetBounds { get; } =
        [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000];

    /// <summary>The series of a histogram: its bounds, +Inf, sum and count.</summary>
    public const int TargetSeries = 19 + 3;

    public const int SeriesPerMilestone = 3;

    private static readonly (string Name, double Share)[] Quartiles = [("q1", 0.25), ("median", 0.5), ("q3", 0.75)];

    private readonly Lock _gate = new();
    private readonly Meter _meter = WorkerMeter.Create();
    private readonly KeyValuePair<string, object?>[] _labels;
    private readonly SeriesBudget _budget;
    private readonly List<QuantileSketch> _gaps = [];
    private readonly QuantileSketch _ended = new();
    private int _series;
    private double _best = double.PositiveInfinity;
    private bool _hasAllMilestones;
    private Histogram<long>? _targetIterations;
    private bool _isTargetLeftOut;

    /// <param name="experiment">The experiment's name.</param>
    /// <param name="key">Which of its trials these are.</param>
    /// <param name="budget">One series of it is taken already, for the best objective.</param>
    public ConvergenceGroup(string experiment, GroupKey key, SeriesBudget budget)
    {
        _budget = budget;
        _series = 1;
        _labels =
        [
            new("experiment", experiment),
            new("problem", key.Problem),
            new("dimension", key.Dimension.ToString(CultureInfo.InvariantCulture)),
            new("optimizer", key.Optimizer),
        ];
        _meter.CreateObservableGauge(
            "rmsprop.gap",
            Gaps,
            unit: null,
            "Best objective up to an iteration minus the known minimum of the problem, over the trials that this worker stored; none where no minimum is known.");
        _meter.CreateObservableGauge(
            "rmsprop.best_objective", () => new Measurement<double>(Best, _labels), unit: null, "Best objective of all trials that this worker stored.");
    }

    private double Best
    {
        get
        {
            lock (_gate)
                return _best;
        }
    }

    /// <summary>Adds a trial; one call at a time.</summary>
    /// <param name="milestones">The best objective up to each milestone that the trial came to.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="minimum">The known minimum of its problem; null where nobody knows it.</param>
    public void Add(ReadOnlySpan<double> milestones, TrialOutcome outcome, double? minimum)
    {
        lock (_gate)
        {
            if (minimum is { } lowest)
                AddGaps(milestones, outcome, lowest);
            _best = double.MinNumber(_best, outcome.BestObjective);
        }

        if (outcome.TargetIteration is { } iterations)
            TargetIterations()?.Record(iterations, _labels);
    }

    /// <summary>Takes all its series away.</summary>
    public void Dispose()
    {
        _meter.Dispose();
        _budget.Return(_series);
    }

    private void AddGaps(ReadOnlySpan<double> milestones, TrialOutcome outcome, double minimum)
    {
        while (_gaps.Count < milestones.Length && !_hasAllMilestones)
            AddMilestone(milestones.Length - _gaps.Count);
        for (int i = 0; i < _gaps.Count; i++)
            _gaps[i].Add((i < milestones.Length ? milestones[i] : outcome.BestObjective) - minimum);
        _ended.Add(outcome.BestObjective - minimum);
    }

    private void AddMilestone(int missing)
    {
        if (!_budget.TryTake(SeriesPerMilestone))
        {
            // Counted once, with those that would have come after it.
            _hasAllMilestones = true;
            _budget.Drop((missing - 1) * SeriesPerMilestone);
            return;
        }

        // All trials so far have ended before this milestone.
        _series += SeriesPerMilestone;
        QuantileSketch gaps = new();
        gaps.Merge(_ended);
        _gaps.Add(gaps);
    }

    /// <remarks>Not under the lock, which the listeners take in turn while they read the gauges.</remarks>
    private Histogram<long>? TargetIterations()
    {
        if (_targetIterations is not null || _isTargetLeftOut)
            return _targetIterations;
        if (!_budget.TryTake(TargetSeries))
        {
            _isTargetLeftOut = true;
            return null;
        }

        _series += TargetSeries;
        return _targetIterations = _meter.CreateHistogram(
            "rmsprop.target_iterations",
            "{iteration}",
            "Iterations to the target, of the trials that reached it and that this worker stored.",
            tags: [],
            new InstrumentAdvice<long> { HistogramBucketBoundaries = TargetBounds });
    }

    private IEnumerable<Measurement<double>> Gaps()
    {
        lock (_gate)
        {
            List<Measurement<double>> gaps = new(_gaps.Count * SeriesPerMilestone);
            for (int i = 0; i < _gaps.Count; i++)
            {
                foreach ((string name, double share) in Quartiles)
                    gaps.Add(new(_gaps[i].Quantile(share), [.. _labels, new("iteration", Milestones.Iterations[i]), new("quartile", name)]));
            }

            return gaps;
        }
    }
}
