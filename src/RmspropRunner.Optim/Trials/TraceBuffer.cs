using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Optim.Trials;

/// <summary>
/// The recorded iterations of several trials, as columns. Trial t has <see cref="PointCount"/>(t) points, in rows
/// <see cref="FirstRow"/>(t) onward, in order of iteration. Made to be used again: <see cref="Reset"/> keeps its memory.
/// </summary>
public sealed class TraceBuffer
{
    /// <summary>How many metrics a point has where it has any: one for each of <see cref="PointMetric"/>.</summary>
    public const int MetricCount = 4;

    private int[] _counts = [];
    private int[] _iterations = [];
    private double[] _objectives = [];
    private double[] _gradientNorms = [];
    private double[] _stepNorms = [];
    private double[] _x = [];
    private double[] _metrics = [];
    private int _capacity;
    private int _lastWritten;

    /// <summary>Parameters recorded with each point; 0 where x is not recorded.</summary>
    public int Dimension { get; private set; }

    /// <summary>Whether each point has metrics.</summary>
    public bool HasMetrics { get; private set; }

    public int TrialCount { get; private set; }

    /// <summary>All points of all trials.</summary>
    public long TotalPoints
    {
        get
        {
            long total = 0;
            foreach (int count in _counts.AsSpan(0, TrialCount))
                total += count;
            return total;
        }
    }

    /// <summary>Forgets what it holds and makes room.</summary>
    /// <param name="trials">How many trials.</param>
    /// <param name="capacity">The most points of one trial.</param>
    /// <param name="dimension">Parameters of each point; 0 where x is not recorded.</param>
    /// <param name="hasMetrics">Whether each point has metrics.</param>
    public void Reset(int trials, int capacity, int dimension, bool hasMetrics = false)
    {
        TrialCount = trials;
        Dimension = dimension;
        HasMetrics = hasMetrics;
        _capacity = capacity;
        int rows = checked(trials * capacity);
        Grow(ref _counts, trials);
        Grow(ref _iterations, rows);
        Grow(ref _objectives, rows);
        Grow(ref _gradientNorms, rows);
        Grow(ref _stepNorms, rows);
        Grow(ref _x, checked(rows * dimension));
        Grow(ref _metrics, hasMetrics ? checked(rows * MetricCount) : 0);
        Array.Clear(_counts);
    }

    public int PointCount(int trial) => _counts[trial];

    public int FirstRow(int trial) => trial * _capacity;

    public int Iteration(int row) => _iterations[row];

    /// <summary>f(x).</summary>
    public double Objective(int row) => _objectives[row];

    /// <summary>‖∇f(x)‖₂.</summary>
    public double GradientNorm(int row) => _gradientNorms[row];

    /// <summary>‖x − x of the iteration before‖₂; 0 at the start.</summary>
    public double StepNorm(int row) => _stepNorms[row];

    /// <summary>x; empty where it is not recorded.</summary>
    public ReadOnlySpan<double> X(int row) => _x.AsSpan(row * Dimension, Dimension);

    /// <summary>One for each of <see cref="PointMetric"/>, NaN for those that there are not; empty where points have none.</summary>
    public ReadOnlySpan<double> Metrics(int row) => HasMetrics ? _metrics.AsSpan(row * MetricCount, MetricCount) : [];

    /// <summary>The place for the metrics of the point that was added last; empty where points have none.</summary>
    public Span<double> LastMetrics => HasMetrics ? _metrics.AsSpan(_lastWritten * MetricCount, MetricCount) : [];

    /// <summary>Adds a point after the trial's others and gives the place for its x.</summary>
    public Span<double> Append(int trial, int iteration, double objective, double gradientNorm, double stepNorm)
    {
        int row = FirstRow(trial) + _counts[trial]++;
        return Write(row, iteration, objective, gradientNorm, stepNorm);
    }

    /// <summary>Adds a point where its iteration belongs, and gives the place for its x; nothing, where that iteration is there.</summary>
    internal Span<double> Insert(
        int trial, int iteration, double objective, double gradientNorm, double stepNorm, out bool isNew)
    {
        int first = FirstRow(trial);
        int count = _counts[trial];
        int index = Array.BinarySearch(_iterations, first, count, iteration);
        isNew = index < 0;
        if (!isNew)
            return [];

        int row = ~index;
        int moved = first + count - row;
        Array.Copy(_iterations, row, _iterations, row + 1, moved);
        Array.Copy(_objectives, row, _objectives, row + 1, moved);
        Array.Copy(_gradientNorms, row, _gradientNorms, row + 1, moved);
        Array.Copy(_stepNorms, row, _stepNorms, row + 1, moved);
        Array.Copy(_x, row * Dimension, _x, (row + 1) * Dimension, moved * Dimension);
        if (HasMetrics)
            Array.Copy(_metrics, row * MetricCount, _metrics, (row + 1) * MetricCount, moved * MetricCount);
        _counts[trial]++;
        return Write(row, iteration, objective, gradientNorm, stepNorm);
    }

    private Span<double> Write(int row, int iteration, double objective, double gradientNorm, double stepNorm)
    {
        _lastWritten = row;
        _iterations[row] = iteration;
        _objectives[row] = objective;
        _gradientNorms[row] = gradientNorm;
        _stepNorms[row] = stepNorm;
        return _x.AsSpan(row * Dimension, Dimension);
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
            array = GC.AllocateUninitializedArray<T>(length);
    }
}
