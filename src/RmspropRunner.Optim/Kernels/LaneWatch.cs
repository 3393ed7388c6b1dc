using System.Numerics;
using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>Keeps the best objective of every lane, and finds the lanes that have to stop.</summary>
internal sealed class LaneWatch
{
    /// <summary>The rows that <see cref="Note"/> takes.</summary>
    public const int RowCount = 3;

    private readonly int[] _stopped;

    /// <param name="divergeAbove">The objective above which a trial has diverged; null where only a non-finite one has.</param>
    /// <param name="lanes">How many lanes there are.</param>
    public LaneWatch(double? divergeAbove, int lanes)
    {
        Most = Math.Min(divergeAbove ?? double.MaxValue, double.MaxValue);
        _stopped = new int[lanes];
    }

    /// <summary>The largest objective of a trial that has not diverged.</summary>
    public double Most { get; }

    /// <summary>The lanes that were stopped since <see cref="Begin"/>, in ascending order.</summary>
    public ReadOnlySpan<int> Stopped => _stopped.AsSpan(0, StoppedCount);

    public int StoppedCount { get; private set; }

    /// <summary>Begins an iteration, in which no lane is stopped yet.</summary>
    public void Begin() => StoppedCount = 0;

    /// <summary>Stops the lanes of a vector whose bits are set, as far as there are trials in them.</summary>
    public void Stop(uint bits, int firstLane, int count)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            int lane = firstLane + BitOperations.TrailingZeroCount(bits);
            if (lane < count)
                _stopped[StoppedCount++] = lane;
        }
    }

    /// <summary>Stops the lanes whose objective is not within the limits.</summary>
    public void StopDiverged(LaneBlock block)
    {
        for (int lane = 0; lane < block.Count; lane++)
        {
            double value = block[block.Layout.Objective, lane];
            if (!(value >= double.MinValue && value <= Most))
                _stopped[StoppedCount++] = lane;
        }
    }

    /// <summary>Notes a vector's objective after <paramref name="now"/> updates, if it is the best yet.</summary>
    /// <param name="results">Three rows: the objective, the best one, and the iteration that it belongs to.</param>
    /// <param name="objective">The objective, which is in the first row.</param>
    /// <param name="now">The iteration.</param>
    /// <param name="most"><see cref="Most"/>.</param>
    /// <param name="isImproved">A mask of the lanes whose best it is.</param>
    /// <returns>A mask of the lanes that have not diverged.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Note<TLanes>(Rows<TLanes> results, TLanes objective, TLanes now, TLanes most, out TLanes isImproved)
        where TLanes : struct, ILanes<TLanes>
    {
        // No comparison holds for NaN, so both limits together catch what is not finite.
        TLanes isAboveLeast = TLanes.LessThanOrEqual(TLanes.All(double.MinValue), objective);
        TLanes best = results[1];

        // Above the most it is no improvement either: the best is not, of a trial that goes on.
        isImproved = TLanes.Both(isAboveLeast, TLanes.LessThan(objective, best));
        results[1] = TLanes.Select(isImproved, objective, best);
        results[2] = TLanes.Select(isImproved, now, results[2]);
        return TLanes.Both(isAboveLeast, TLanes.LessThanOrEqual(objective, most));
    }
}
