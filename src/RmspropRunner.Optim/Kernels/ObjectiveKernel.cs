using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>Evaluates one objective for all trials of a block.</summary>
public abstract class ObjectiveKernel
{
    /// <summary>Writes the objective and the gradient at x of every live lane.</summary>
    /// <param name="block">The trials.</param>
    /// <param name="iteration">
    /// The iteration, from 0. What a problem draws at random it draws by the trial's seed (the block's row) and this.
    /// </param>
    public abstract void Evaluate(LaneBlock block, int iteration);

    /// <summary>The kernel for one trial alone, whose parameters are in the lanes; null where there is none.</summary>
    internal virtual AloneKernel? Alone => null;

    public static ObjectiveKernel Create<TObjective>(TObjective objective, LaneWidth width)
        where TObjective : struct, IObjective => Create(objective, AloneKernel.OneByOne(objective), width);

    /// <summary>The kernel of an objective that has a way of its own for one trial alone.</summary>
    public static ObjectiveKernel CreateBoth<TObjective>(TObjective objective, LaneWidth width)
        where TObjective : struct, IAloneObjective => Create(objective, AloneKernel.InVectors(objective, width), width);

    private static ObjectiveKernel Create<TObjective>(TObjective objective, AloneKernel alone, LaneWidth width)
        where TObjective : struct, IObjective => width switch
        {
            LaneWidth.Vector512 => new Kernel<TObjective, Lanes512>(objective, alone),
            LaneWidth.Vector256 => new Kernel<TObjective, Lanes256>(objective, alone),
            LaneWidth.Vector128 => new Kernel<TObjective, Lanes128>(objective, alone),
            _ => new Kernel<TObjective, ScalarLane>(objective, alone),
        };

    private sealed class Kernel<TObjective, TLanes>(TObjective objective, AloneKernel alone) : ObjectiveKernel
        where TObjective : struct, IObjective
        where TLanes : struct, ILanes<TLanes>
    {
        internal override AloneKernel Alone => alone;

        // AggressiveOptimization: a kernel runs in one long call, so it must not start in the JIT's first, slow tier.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Evaluate(LaneBlock block, int iteration)
        {
            BlockRows rows = block.Layout;
            for (int lane = 0; lane < block.Count; lane += TLanes.Width)
            {
                Rows<TLanes> x = block.Rows<TLanes>(rows.X, rows.Dimension, lane);
                Rows<TLanes> gradient = block.Rows<TLanes>(rows.Gradient, rows.Dimension, lane);
                Rows<TLanes> value = block.Rows<TLanes>(rows.Objective, 1, lane);
                value[0] = objective.Evaluate(x, gradient);
            }
        }
    }
}
