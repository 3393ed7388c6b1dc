using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>One coordinate's part of a function that is a sum of such parts.</summary>
internal interface ISeparableTerm
{
    /// <summary>Computes a coordinate's term and its slope.</summary>
    static abstract TLanes Term<TLanes>(TLanes x, out TLanes slope)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>What f is, given the sum of the terms.</summary>
    static virtual TLanes Total<TLanes>(TLanes sum)
        where TLanes : struct, ILanes<TLanes> => sum;
}
