using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>Takes one step of one update rule for all trials of a block.</summary>
public abstract class UpdateKernel
{
    /// <summary>Updates x and the state of every live lane.</summary>
    /// <param name="block">The trials.</param>
    /// <param name="iteration">How many updates there were before, which is what schedules go by.</param>
    public abstract void Step(LaneBlock block, int iteration);

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
        // AggressiveOptimization: a kernel runs in one long call, so it must not start in the JIT's first, slow tier.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Step(LaneBlock block, int iteration)
        {
            BlockRows rows = block.Layout;
            for (int lane = 0; lane < block.Count; lane += TLanes.Width)
            {
                TRule.Step(
                    block.Rows<TLanes>(rows.X, rows.Dimension, lane),
                    block.Rows<TLanes>(rows.Gradient, rows.Dimension, lane),
                    block.Rows<TLanes>(rows.State, rows.StateRowCount, lane),
                    block.Rows<TLanes>(rows.Settings, rows.SettingCount, lane));
            }
        }
    }
}
