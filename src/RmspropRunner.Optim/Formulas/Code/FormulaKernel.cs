using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Formulas.Code;

/// <summary>Runs a compiled formula on a block. Without state: any number of threads may share one.</summary>
internal sealed class FormulaKernel(FormulaCode code, double[] tables, LaneWidth width) : ObjectiveKernel
{
    public override void Evaluate(LaneBlock block, int iteration)
    {
        BlockRows rows = block.Layout;
        for (int lane = 0; lane < block.Count; lane += (int)width)
        {
            code(
                ref block[rows.X, lane],
                ref block[rows.Gradient, lane],
                ref block[rows.Objective, lane],
                (nint)width * sizeof(double),
                (nint)width * sizeof(double),
                tables);
        }
    }
}
