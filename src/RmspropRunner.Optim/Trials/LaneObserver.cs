using System.Numerics;
using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Trials;

/// <summary>Looks at every live lane after an evaluation: norms, the best so far, and who has to stop.</summary>
internal abstract class LaneObserver
{
    private protected LaneObserver(RunRules rules, int lanes)
    {
        Stop = rules.Stop;
        NeedsGradientNorm = rules.Trace.RecordsAny || rules.Stop.GradientNorm is not null;
        StoppedLanes = new int[lanes];
    }

    /// <summary>The lanes that the last observation stopped, in ascending order.</summary>
    public int[] StoppedLanes { get; }

    protected StopRules Stop { get; }

    protected bool NeedsGradientNorm { get; }

    /// <summary>Observes the block after <paramref name="iteration"/> updates.</summary>
    /// <returns>How many of <see cref="StoppedLanes"/> are filled.</returns>
    public abstract int Observe(LaneBlock block, int iteration);

    public static LaneObserver Create(RunRules rules, int lanes, LaneWidth width) => width switch
    {
        LaneWidth.Vector512 => new Observer<Lanes512>(rules, lanes),
        LaneWidth.Vector256 => new Observer<Lanes256>(rules, lanes),
        LaneWidth.Vector128 => new Observer<Lanes128>(rules, lanes),
        _ => new Observer<ScalarLane>(rules, lanes),
    };

    private sealed class Observer<TLanes>(RunRules rules, int lanes) : LaneObserver(rules, lanes)
        where TLanes : struct, ILanes<TLanes>
    {
        private readonly double _most = Math.Min(rules.Stop.DivergeAbove ?? double.MaxValue, double.MaxValue);
        private readonly bool _stopsEarly = rules.Stop.Target is not null || rules.Stop.GradientNorm is not null || rules.Stop.Stagnation is not null;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override int Observe(LaneBlock block, int iteration)
        {
            if (NeedsGradientNorm || block.Layout.KeepsPrevious)
                Measure(block);

            // Read once: the JIT cannot know that what the loop stores is none of them.
            BlockRows rows = block.Layout;
            int objective = rows.Objective;
            int best = rows.Best;
            int bestIteration = rows.BestIteration;
            bool keepsBest = rows.KeepsPrevious;
            bool stopsEarly = _stopsEarly;
            TLanes now = TLanes.All(iteration);
            TLanes most = TLanes.All(_most);
            TLanes least = TLanes.All(double.MinValue);
            int count = block.Count;
            int stoppedCount = 0;
            for (int lane = 0; lane < count; lane += TLanes.Width)
            {
                Rows<TLanes> vector = block.Vector<TLanes>(lane);
                TLanes value = vector[objective];
                TLanes lowest = vector[best];

                // Neither comparison holds for NaN, so both limits catch what is not finite.
                TLanes isWithin = TLanes.LessThanOrEqual(value, most);
                TLanes isDiverged = TLanes.Either(TLanes.Not(isWithin), TLanes.LessThan(value, least));
                TLanes candidate = TLanes.Select(isDiverged, lowest, value);
                TLanes isImproved = TLanes.LessThan(candidate, lowest);
                vector[best] = TLanes.Select(isImproved, candidate, lowest);
                vector[bestIteration] = TLanes.Select(isImproved, now, vector[bestIteration]);
                if (keepsBest)
                    KeepBest(block, lane, isImproved);

                uint stopped = TLanes.Bits(stopsEarly ? TLanes.Either(isDiverged, StopsEarly(block, lane, value, candidate, now)) : isDiverged);
                for (; stopped != 0; stopped &= stopped - 1)
                {
                    int stoppedLane = lane + BitOperations.TrailingZeroCount(stopped);
                    if (stoppedLane < count)
                        StoppedLanes[stoppedCount++] = stoppedLane;
                }
            }

            return stoppedCount;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Measure(LaneBlock block)
        {
            for (int lane = 0; lane < block.Count; lane += TLanes.Width)
            {
                if (NeedsGradientNorm)
                    MeasureGradient(block, lane);
                if (block.Layout.KeepsPrevious)
                    MeasureStep(block, lane);
            }
        }

        /// <summary>The mask of lanes that a rule of the spec stops.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private TLanes StopsEarly(LaneBlock block, int lane, TLanes objective, TLanes candidate, TLanes now)
        {
            BlockRows rows = block.Layout;
            TLanes stops = TLanes.LessThan(now, TLanes.All(0));
            if (Stop.Target is { } target)
                stops = TLanes.LessThanOrEqual(objective, TLanes.All(target));
            if (Stop.GradientNorm is { } tolerance)
                stops = TLanes.Either(stops, TLanes.LessThanOrEqual(block.Rows<TLanes>(rows.GradientNorm, 1, lane)[0], TLanes.All(tolerance)));
            if (Stop.Stagnation is { } stagnation)
            {
                Rows<TLanes> plateau = block.Rows<TLanes>(rows.Plateau, 1, lane);
                Rows<TLanes> since = block.Rows<TLanes>(rows.PlateauIteration, 1, lane);
                TLanes isProgress = TLanes.LessThan(candidate, plateau[0] - TLanes.All(stagnation.Improvement));
                plateau[0] = TLanes.Select(isProgress, candidate, plateau[0]);
                since[0] = TLanes.Select(isProgress, now, since[0]);
                stops = TLanes.Either(stops, TLanes.LessThanOrEqual(TLanes.All(stagnation.Iterations), now - since[0]));
            }

            return stops;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void KeepBest(LaneBlock block, int lane, TLanes isImproved)
        {
            BlockRows rows = block.Layout;
            Keep(block.Rows<TLanes>(rows.GradientNorm, 1, lane), block.Rows<TLanes>(rows.BestGradientNorm, 1, lane), isImproved);
            Keep(block.Rows<TLanes>(rows.StepNorm, 1, lane), block.Rows<TLanes>(rows.BestStepNorm, 1, lane), isImproved);
            if (rows.KeepsBest)
                Keep(block.Rows<TLanes>(rows.X, rows.Dimension, lane), block.Rows<TLanes>(rows.BestX, rows.Dimension, lane), isImproved);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Keep(Rows<TLanes> from, Rows<TLanes> to, TLanes mask)
        {
            for (int i = 0; i < from.Count; i++)
                to[i] = TLanes.Select(mask, from[i], to[i]);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void MeasureGradient(LaneBlock block, int lane)
        {
            BlockRows rows = block.Layout;
            TLanes sum = TLanes.All(0);
            if (block.Use == LaneUse.Parameters)
            {
                sum = TLanes.All(AloneNorms.SumOfSquares(block.Parameters(rows.Gradient)));
            }
            else
            {
                Rows<TLanes> gradient = block.Rows<TLanes>(rows.Gradient, rows.Dimension, lane);
                for (int i = 0; i < gradient.Count; i++)
                    sum += gradient[i] * gradient[i];
            }

            Rows<TLanes> norm = block.Rows<TLanes>(rows.GradientNorm, 1, lane);
            norm[0] = TLanes.Sqrt(sum);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void MeasureStep(LaneBlock block, int lane)
        {
            BlockRows rows = block.Layout;
            TLanes sum = TLanes.All(0);
            if (block.Use == LaneUse.Parameters)
            {
                sum = TLanes.All(AloneNorms.SumOfSquares(block.Parameters(rows.X), block.Parameters(rows.Previous)));
            }
            else
            {
                Rows<TLanes> x = block.Rows<TLanes>(rows.X, rows.Dimension, lane);
                Rows<TLanes> previous = block.Rows<TLanes>(rows.Previous, rows.Dimension, lane);
                for (int i = 0; i < x.Count; i++)
                {
                    TLanes step = x[i] - previous[i];
                    sum += step * step;
                }
            }

            Rows<TLanes> norm = block.Rows<TLanes>(rows.StepNorm, 1, lane);
            norm[0] = TLanes.Sqrt(sum);
        }
    }
}
