using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>Takes one step of one update rule for all trials of a block.</summary>
public abstract class UpdateKernel
{
    /// <summary>Updates x and the state of every live lane.</summary>
    /// <param name="block">The trials.</param>
    /// <param name="iteration">How many updates there were before, which is what schedules go by.</param>
    public abstract void Step(LaneBlock block, int iteration);

    /// <summary>One kernel of this step and an evaluation after it; null where they are not loops over the same vectors.</summary>
    internal virtual AdvanceKernel? Before(ObjectiveKernel objective) => null;

    public static UpdateKernel Create<TRule>(LaneWidth width)
        where TRule : struct, IUpdateRule => width switch
        {
            LaneWidth.Vector512 => new Kernel<TRule, Lanes512>(),
            LaneWidth.Vector256 => new Kernel<TRule, Lanes256>(),
            LaneWidth.Vector128 => new Kernel<TRule, Lanes128>(),
            _ => new Kernel<TRule, ScalarLane>(),
        };

    private sealed class Kernel<TRule, TLanes> : UpdateKernel
        where TRule : struct, IUpdateRule
        where TLanes : struct, ILanes<TLanes>
    {
        internal override AdvanceKernel? Before(ObjectiveKernel objective) => objective.After<TRule, TLanes>();

        // AggressiveOptimization: a kernel runs in one long call, so it must not start in the JIT's first, slow tier.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Step(LaneBlock block, int iteration)
        {
            // Read once: the JIT cannot know that what the loop stores is none of them.
            BlockRows rows = block.Layout;
            int dimension = rows.Dimension;
            int x = rows.X;
            int gradient = rows.Gradient;
            int state = rows.State;
            int stateCount = rows.StateRowCount;
            int settings = rows.Settings;
            int settingCount = rows.SettingCount;
            int count = block.Count;
            for (int lane = 0; lane < count; lane += TLanes.Width)
            {
                Rows<TLanes> vector = block.Vector<TLanes>(lane);
                TRule.Step(
                    vector.Slice(x, dimension), vector.Slice(gradient, dimension), vector.Slice(state, stateCount), vector.Slice(settings, settingCount));
            }
        }
    }
}
