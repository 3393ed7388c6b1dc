using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>A stream of gradients, one row an iteration, whatever x is: to compare update rules on gradients that something else had.</summary>
/// <remarks>
/// At iteration k the objective is g_k·x, the one function (but for a constant) whose gradient is g_k everywhere. So
/// objective and gradient agree, and an x that is no longer finite is noticed; how low the objective is says nothing.
/// Row k is what update k + 1 is made with. The state after the last update is looked at with the last row again.
/// </remarks>
public static class RecordedGradients
{
    public const string Name = "recorded";

    public const string Formula = "g_k·x, with g_k row k of the file";

    public const string Summary = "Gradients from a file, whatever x is: steps and x are what matters";

    /// <summary>The customary domain, which is as good as any other.</summary>
    public static Interval Bounds { get; } = new(-1, 1);

    /// <summary>A problem that feeds the rows.</summary>
    /// <param name="label">What its trials are called.</param>
    /// <param name="parameters">What tells it from other recordings; see <see cref="Problem.Parameters"/>.</param>
    /// <param name="dimension">Numbers in each row.</param>
    /// <param name="gradients">Row after row; at least one.</param>
    public static Problem Create(string label, string parameters, int dimension, double[] gradients) => new()
    {
        Name = Name,
        Label = label,
        Parameters = parameters,
        Summary = Summary,
        Formula = Formula,
        Dimensions = new DimensionRange(dimension, dimension),
        Bounds = [Bounds],
        MostIterations = gradients.Length / dimension,
        Kernel = (_, width) => width switch
        {
            LaneWidth.Vector512 => new Kernel<Lanes512>(dimension, gradients),
            LaneWidth.Vector256 => new Kernel<Lanes256>(dimension, gradients),
            LaneWidth.Vector128 => new Kernel<Lanes128>(dimension, gradients),
            _ => new Kernel<ScalarLane>(dimension, gradients),
        },
    };

    private sealed class Kernel<TLanes>(int dimension, double[] gradients) : ObjectiveKernel
        where TLanes : struct, ILanes<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Evaluate(LaneBlock block, int iteration)
        {
            BlockRows rows = block.Layout;
            int row = Math.Min(iteration, gradients.Length / dimension - 1);
            ReadOnlySpan<double> recorded = gradients.AsSpan(row * dimension, dimension);
            for (int lane = 0; lane < block.Count; lane += TLanes.Width)
            {
                Rows<TLanes> x = block.Rows<TLanes>(rows.X, dimension, lane);
                Rows<TLanes> gradient = block.Rows<TLanes>(rows.Gradient, dimension, lane);
                Rows<TLanes> value = block.Rows<TLanes>(rows.Objective, 1, lane);
                TLanes sum = TLanes.All(0);
                for (int i = 0; i < recorded.Length; i++)
                {
                    TLanes component = TLanes.All(recorded[i]);
                    gradient[i] = component;
                    sum += component * x[i];
                }

                value[0] = sum;
            }
        }
    }
}
