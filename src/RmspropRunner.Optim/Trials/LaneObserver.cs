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
        StopsEarly = rules.Stop.Target is not null || rules.Stop.GradientNorm is not null || rules.Stop.Stagnation is not null;
        Watch = new LaneWatch(rules.Stop.DivergeAbove, lanes);
    }

    /// <summary>Has the lanes that the last observation stopped.</summary>
    public LaneWatch Watch { get; }

    /// <summary>Whether there is nothing to observe but what <see cref="LaneWatch.Note"/> does.</summary>
    public bool OnlyWatches => !NeedsGradientNorm && !StopsEarly;

    protected StopRules Stop { get; }

    protected bool NeedsGradientNorm { get; }

    protected bool StopsEarly { get; }

    /// <summary>Observes the block after <paramref name="iteration"/> updates.</summary>
    public abstract void Observe(LaneBlock block, int iteration);

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
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Observe(LaneBlock block, int iteration)
        {
            if (NeedsGradientNorm || block.Layout.KeepsPrevious)
                Measure(block);

            // Read once: the JIT cannot know that what the loop stores is none of them.
            BlockRows rows = block.Layout;
            int objective = rows.Objective;
            bool keepsBest = rows.KeepsPrevious;
            bool stopsEarly = StopsEarly;
            TLanes now = TLanes.All(iteration);
            TLanes most = TLanes.All(Watch.Most);
            int count = block.Count;
            Watch.Begin();
            for (int lane = 0; lane < count; lane += TLanes.Width)
            {
                Rows<TLanes> results = block.Vector<TLanes>(lane).Slice(objective, LaneWatch.RowCount);
                TLanes value = results[0];
                TLanes isDiverged = TLanes.Not(LaneWatch.Note(results, value, now, most, out TLanes isImproved));
                if (keepsBest)
                    KeepBest(block, lane, isImproved);

                uint stopped = TLanes.Bits(stopsEarly ? TLanes.Either(isDiverged, IsStopped(block, lane, value, isDiverged, now)) : isDiverged);
                if (stopped != 0)
                    Watch.Stop(stopped, lane, count);
            }
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
        private TLanes IsStopped(LaneBlock block, int lane, TLanes objective, TLanes isDiverged, TLanes now)
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
                TLanes isEnough = TLanes.LessThan(objective, plateau[0] - TLanes.All(stagnation.Improvement));
                TLanes isProgress = TLanes.Select(isDiverged, TLanes.All(0), isEnough);
                plateau[0] = TLanes.Select(isProgress, objective, plateau[0]);
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
