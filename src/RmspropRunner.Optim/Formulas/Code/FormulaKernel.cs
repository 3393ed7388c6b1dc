using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Formulas.Code;

/// <summary>Runs a compiled formula on a block. Without state: any number of threads may share one.</summary>
internal sealed class FormulaKernel(FormulaCode code) : ObjectiveKernel
{
    public override void Evaluate(LaneBlock block, int iteration)
    {
        BlockRows rows = block.Layout;
        code(
            ref block[rows.X, 0],
            ref block[rows.Gradient, 0],
            ref block[rows.Objective, 0],
            (nint)block.Stride * sizeof(double),
            (nint)block.Count * sizeof(double));
    }
}
