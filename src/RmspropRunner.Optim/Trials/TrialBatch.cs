using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Optim.Trials;

/// <summary>
/// Some trials on one problem: going in, where each starts and how it is optimised; coming out, where and how each ended.
/// Trials are rows of n values, n being the dimension.
/// </summary>
public sealed class TrialBatch(int count, int dimension)
{
    private readonly double[] _starts = new double[checked(count * dimension)];
    private readonly double[] _finals = new double[checked(count * dimension)];

    public int Count { get; } = count;

    public int Dimension { get; } = dimension;

    /// <summary>The update rule of each trial.</summary>
    public UpdateRule[] Rules { get; } = new UpdateRule[count];

    /// <summary>The hyperparameters of each trial, in the order of its rule's variant; arrays may be shared.</summary>
    public double[][] Settings { get; } = new double[count][];

    /// <summary>What each trial draws its noise by.</summary>
    public uint[] Seeds { get; } = new uint[count];

    public TrialOutcome[] Outcomes { get; } = new TrialOutcome[count];

    /// <summary>How each trial came along; empty until the batch is run.</summary>
    public MilestoneTable Milestones { get; internal set; } = MilestoneTable.None;

    public Span<double> Start(int trial) => _starts.AsSpan(trial * Dimension, Dimension);

    public Span<double> Final(int trial) => _finals.AsSpan(trial * Dimension, Dimension);
}
