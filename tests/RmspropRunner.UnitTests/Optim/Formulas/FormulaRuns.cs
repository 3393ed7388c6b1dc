using RmspropRunner.Optim.Formulas;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.UnitTests.Optim.Formulas;

/// <summary>Formulas at points.</summary>
internal static class FormulaRuns
{
    public static Formula Read(string text, params string[] variables)
    {
        FormulaResult result = Formula.Parse(text, variables.Length == 0 ? null : variables);
        Assert.True(result.IsValid, $"{text}: {result.Error}");
        return result.Formula;
    }

    public static (double Objective, double[] Gradient) Evaluate(this Formula formula, params double[] x)
    {
        (double[] objectives, double[][] gradients) = Evaluate(formula.Kernel(x.Length, LaneWidth.Scalar), [x], LaneWidth.Scalar);
        return (objectives[0], gradients[0]);
    }

    /// <summary>Several points at once, one a lane.</summary>
    public static (double[] Objectives, double[][] Gradients) Evaluate(ObjectiveKernel kernel, double[][] points, LaneWidth width)
    {
        int dimension = points[0].Length;
        LaneBlock block = new(new BlockRows(dimension, 0, 0, false, false), points.Length, width) { Count = points.Length };
        for (int lane = 0; lane < points.Length; lane++)
        {
            for (int i = 0; i < dimension; i++)
                block[block.Layout.X + i, lane] = points[lane][i];
        }

        // What an earlier iteration left must not matter.
        for (int i = 0; i < dimension; i++)
            block.Fill(block.Layout.Gradient + i, double.NaN);
        kernel.Evaluate(block, 0);
        return (
            [.. Enumerable.Range(0, points.Length).Select(lane => block[block.Layout.Objective, lane])],
            [.. Enumerable.Range(0, points.Length).Select(lane =>
                Enumerable.Range(0, dimension).Select(i => block[block.Layout.Gradient + i, lane]).ToArray())]);
    }

    public static double[][] Points(int seed, int count, int dimension, double low, double high)
    {
        Mt19937 random = new((uint)seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
            Enumerable.Range(0, dimension).Select(_ => low + (high - low) * random.NextDouble()).ToArray())];
    }
}
