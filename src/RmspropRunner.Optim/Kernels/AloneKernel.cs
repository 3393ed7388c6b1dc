using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>Evaluates an objective for one trial alone, in a block whose lanes are its parameters.</summary>
internal abstract class AloneKernel(bool isOneByOne) : ObjectiveKernel
{
    /// <summary>Whether it goes from one parameter to the next, and uses no vector.</summary>
    public bool IsOneByOne { get; } = isOneByOne;

    public static AloneKernel InVectors<TObjective>(TObjective objective, LaneWidth width)
        where TObjective : struct, IAloneObjective => width switch
        {
            LaneWidth.Vector512 => new Kernel<TObjective, Lanes512>(objective),
            LaneWidth.Vector256 => new Kernel<TObjective, Lanes256>(objective),
            LaneWidth.Vector128 => new Kernel<TObjective, Lanes128>(objective),
            _ => new Kernel<TObjective, ScalarLane>(objective),
        };

    /// <summary>One parameter after another: for objectives without a way of their own. The steps still are vectors'.</summary>
    public static AloneKernel OneByOne<TObjective>(TObjective objective)
        where TObjective : struct, IObjective => new Kernel<OneByOneObjective<TObjective>, ScalarLane>(new(objective), isOneByOne: true);

    private sealed class Kernel<TObjective, TLanes>(TObjective objective, bool isOneByOne = false) : AloneKernel(isOneByOne)
        where TObjective : struct, IAloneObjective
        where TLanes : struct, ILanes<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Evaluate(LaneBlock block, int iteration)
        {
            BlockRows rows = block.Layout;
            block.Set(rows.Objective, 0, objective.EvaluateAlone<TLanes>(block.ParameterRow(rows.X), block.ParameterRow(rows.Gradient)));
        }
    }

    private readonly struct OneByOneObjective<TObjective>(TObjective objective) : IAloneObjective
        where TObjective : struct, IObjective
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
            where TLanes : struct, ILanes<TLanes> => objective.Evaluate(x, gradient);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public double EvaluateAlone<TLanes>(ParameterRow x, ParameterRow gradient)
            where TLanes : struct, ILanes<TLanes> => objective.Evaluate(x.AsRows(), gradient.AsRows()).Value;
    }
}
