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

    /// <summary>One kernel of a rule's step and this evaluation after it; null where they are not loops over the same vectors.</summary>
    internal virtual AdvanceKernel? After<TRule, TStepLanes>()
        where TRule : struct, IUpdateRule
        where TStepLanes : struct, ILanes<TStepLanes> => null;

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

        internal override AdvanceKernel? After<TRule, TStepLanes>() =>
            TStepLanes.Width == TLanes.Width ? AdvanceKernel.Of<TRule, TObjective, TLanes>(objective) : null;

        // AggressiveOptimization: a kernel runs in one long call, so it must not start in the JIT's first, slow tier.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Evaluate(LaneBlock block, int iteration)
        {
            // Read once: the JIT cannot know that what the loop stores is none of them.
            BlockRows rows = block.Layout;
            int dimension = rows.Dimension;
            int x = rows.X;
            int gradient = rows.Gradient;
            int value = rows.Objective;
            int count = block.Count;
            for (int lane = 0; lane < count; lane += TLanes.Width)
            {
                Rows<TLanes> vector = block.Vector<TLanes>(lane);
                vector[value] = objective.Evaluate(vector.Slice(x, dimension), vector.Slice(gradient, dimension));
            }
        }
    }
}
