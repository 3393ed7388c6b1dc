using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>Takes trials from one iteration to the next: a step, and the objective where it led.</summary>
/// <remarks>
/// A step waits for the processor's divider, an evaluation for everything else. So while the divider is busy with one vector,
/// the vector before is evaluated, whose x is known by then; in two passes over all vectors the divider would idle through the
/// second.
/// </remarks>
internal abstract class AdvanceKernel
{
    /// <summary>Does update <paramref name="iteration"/> + 1 of every live trial, and evaluates the objective after it.</summary>
    public abstract void Advance(LaneBlock block, int iteration);

    /// <summary>One kernel of the two, where both are loops over vectors; else one after the other.</summary>
    public static AdvanceKernel Create(UpdateKernel update, ObjectiveKernel objective) =>
        update.Before(objective) ?? new OneAfterTheOther(update, objective);

    /// <summary>The kernel of a rule and an objective.</summary>
    public static AdvanceKernel Of<TRule, TObjective, TLanes>(TObjective objective)
        where TRule : struct, IUpdateRule
        where TObjective : struct, IObjective
        where TLanes : struct, ILanes<TLanes> => new Together<TRule, TObjective, TLanes>(objective);

    private sealed class OneAfterTheOther(UpdateKernel update, ObjectiveKernel objective) : AdvanceKernel
    {
        public override void Advance(LaneBlock block, int iteration)
        {
            update.Step(block, iteration);
            objective.Evaluate(block, iteration + 1);
        }
    }

    private sealed class Together<TRule, TObjective, TLanes>(TObjective objective) : AdvanceKernel
        where TRule : struct, IUpdateRule
        where TObjective : struct, IObjective
        where TLanes : struct, ILanes<TLanes>
    {
        // AggressiveOptimization: a kernel runs in one long call, so it must not start in the JIT's first, slow tier.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Advance(LaneBlock block, int iteration)
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
            int value = rows.Objective;
            int count = block.Count;
            for (int lane = 0; lane < count + TLanes.Width; lane += TLanes.Width)
            {
                if (lane < count)
                {
                    Rows<TLanes> vector = block.Vector<TLanes>(lane);
                    TRule.Step(
                        vector.Slice(firstX, dimension), vector.Slice(firstGradient, dimension), vector.Slice(firstState, stateCount), vector.Slice(firstSetting, settingCount));
                }

                if (lane > 0)
                {
                    Rows<TLanes> vector = block.Vector<TLanes>(lane - TLanes.Width);
                    vector[value] = objective.Evaluate(vector.Slice(firstX, dimension), vector.Slice(firstGradient, dimension));
                }
            }
        }
    }
}
