using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems.Transformations;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Optim.Problems.Stochastic;

/// <summary>½·(x − u)ᵀQ(x − u), with u from the standard normal distribution anew at each iteration.</summary>
/// <remarks>The loss, ½·xᵀQx, has its minimum 0 at 0; what the optimizer sees is higher by half of Q's trace on average.</remarks>
public static class NoisyQuadratic
{
    private static readonly ulong NoiseSalt = CounterRandom.Salt("noisy_quadratic");

    private static readonly LastMade<double[]> Matrices = new(Quadratic.Matrix);

    public static Problem Definition { get; } = new()
    {
        Name = "noisy_quadratic",
        Summary = "A bowl that jumps about at each step, a tenth of its directions much steeper than the others",
        Formula = "½·(x − u)ᵀQ(x − u), with u ~ N(0, I) at each step; 90 % of Q's eigenvalues from U(0, 1), 10 % from U(30, 60)",
        Dimensions = new(1, RandomRotation.MostDimensions),
        DefaultDimension = 100,
        Bounds = [new(-5, 5)],
        Minimum = 0,
        Minimiser = n => new double[n],
        Kernel = (dimension, width) => new Kernel(Exact(dimension, width), dimension, width),
        Metrics = dimension => new LossMetrics(Exact(dimension, LaneWidth.Scalar), dimension),
    };

    private static ObjectiveKernel Exact(int dimension, LaneWidth width) =>
        ObjectiveKernel.Create(new Quadratic(Matrices.For(dimension)), width);

    private sealed class Kernel(ObjectiveKernel exact, int dimension, LaneWidth width) : ObjectiveKernel
    {
        private readonly InnerBlock _beside = new(width);
        private readonly double[] _centre = new double[dimension];

        public override void Evaluate(LaneBlock block, int iteration)
        {
            LaneBlock moved = _beside.For(block);
            for (int lane = 0; lane < block.Count; lane++)
            {
                new CounterRandom(NoiseSalt, (uint)block[block.Layout.Seed, lane], iteration).Normals(0, _centre);
                for (int i = 0; i < _centre.Length; i++)
                    moved[moved.Layout.X + i, lane] = block[block.Layout.X + i, lane] - _centre[i];
            }

            exact.Evaluate(moved, iteration);
            block.Copy(moved, moved.Layout.Gradient, block.Layout.Gradient, _centre.Length);
            block.Copy(moved, moved.Layout.Objective, block.Layout.Objective, 1);
        }
    }
}
