using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>Takes trials from one iteration to the next: a step, the objective where it led, and whether it is the best.</summary>
/// <remarks>
/// A step waits for the processor's divider, an evaluation for everything else. So while the divider is busy with one vector,
/// the vector before is evaluated, whose x is known by then; in two passes over all vectors the divider would idle through the
/// second. For the same reason no call ends with an iteration, as long as nothing but steps has to be done.
/// </remarks>
internal abstract class AdvanceKernel
{
    /// <summary>Whether it can do several iterations, and watch.</summary>
    public abstract bool CanWatch { get; }

    /// <summary>Does update <paramref name="iteration"/> + 1 of every live trial, and evaluates the objective after it.</summary>
    /// <param name="block">The trials.</param>
    /// <param name="iteration">How many updates there were.</param>
    public abstract void Advance(LaneBlock block, int iteration);

    /// <summary>The same again and again, until a trial has to stop.</summary>
    /// <param name="block">The trials.</param>
    /// <param name="iteration">How many updates there were.</param>
    /// <param name="until">How many there are to be at most; more than <paramref name="iteration"/>.</param>
    /// <param name="watch">Begun with each iteration; in the end it has the lanes that the last one stopped.</param>
    /// <returns>How many updates there are now.</returns>
    public abstract int Advance(LaneBlock block, int iteration, int until, LaneWatch watch);

    /// <summary>One kernel of the two, where both are loops over vectors; else one after the other.</summary>
    public static AdvanceKernel Create(UpdateKernel update, ObjectiveKernel objective) =>
        update.Before(objective) ?? new OneAfterTheOther(update, objective);

    /// <summary>The kernel of a rule and an objective that are loops over the same vectors.</summary>
    public static AdvanceKernel Of<TRule, TObjective, TLanes>(TObjective objective)
        where TRule : struct, IUpdateRule
        where TObjective : struct, IObjective
        where TLanes : struct, ILanes<TLanes> => new Together<TRule, TObjective, TLanes>(objective);

    private sealed class OneAfterTheOther(UpdateKernel update, ObjectiveKernel objective) : AdvanceKernel
    {
        public override bool CanWatch => false;

        public override void Advance(LaneBlock block, int iteration)
        {
            update.Step(block, iteration);
            objective.Evaluate(block, iteration + 1);
        }

        public override int Advance(LaneBlock block, int iteration, int until, LaneWatch watch) => throw new NotSupportedException();
    }

    private sealed class Together<TRule, TObjective, TLanes>(TObjective objective) : AdvanceKernel
        where TRule : struct, IUpdateRule
        where TObjective : struct, IObjective
        where TLanes : struct, ILanes<TLanes>
    {
        public override bool CanWatch => true;

        public override void Advance(LaneBlock block, int iteration) => Pass(block, iteration + 1, null);

        public override int Advance(LaneBlock block, int iteration, int until, LaneWatch watch)
        {
            watch.Begin();
            do
            {
                iteration++;
                if (Pass(block, iteration, watch))
                    watch.StopDiverged(block);
            }
            while (iteration < until && watch.StoppedCount == 0);

            return iteration;
        }

        /// <summary>One iteration.</summary>
        /// <returns>Whether an objective is out of the watch's limits.</returns>
        // AggressiveOptimization: a kernel runs in one long call, so it must not start in the JIT's first, slow tier. Within the
        // loop nothing is called, for a call would put every vector register into memory and back.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private bool Pass(LaneBlock block, int iteration, LaneWatch? watch)
        {
            // Read once: the JIT cannot know that what the loop stores is none of them.
            BlockRows rows = block.Layout;
            int dimension = rows.Dimension;
            int firstX = rows.X;
            int firstGradient = rows.Gradient;
            int firstState = rows.State;
            int stateCount = rows.StateRowCount;
            int firstSetting = rows.Settings;
            int settingCount = rows.SettingCount;
            int firstResult = rows.Objective;
            int total = rows.Total;
            int count = block.Count;
            TObjective function = objective;
            bool watches = watch is not null;
            TLanes most = TLanes.All(watch?.Most ?? 0);
            TLanes now = TLanes.All(iteration);
            TLanes areWithin = TLanes.Equal(now, now);
            Rows<TLanes> ahead = block.Vector<TLanes>(0);
            Rows<TLanes> behind = ahead;
            for (int lane = 0; lane < count + TLanes.Width; lane += TLanes.Width)
            {
                if (lane < count)
                {
                    TRule.Step(
                        ahead.Slice(firstX, dimension), ahead.Slice(firstGradient, dimension), ahead.Slice(firstState, stateCount), ahead.Slice(firstSetting, settingCount));
                }

                if (lane > 0)
                {
                    Rows<TLanes> results = behind.Slice(firstResult, LaneWatch.RowCount);
                    TLanes value = function.Evaluate(behind.Slice(firstX, dimension), behind.Slice(firstGradient, dimension));
                    results[0] = value;
                    if (watches)
                        areWithin = TLanes.Both(areWithin, LaneWatch.Note(results, value, now, most, out _));
                }

                behind = ahead;
                ahead = ahead.Slice(total, total);
            }

            return TLanes.Bits(TLanes.Not(areWithin)) != 0;
        }
    }
}
