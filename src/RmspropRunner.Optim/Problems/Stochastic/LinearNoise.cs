using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems.Transformations;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Optim.Problems.Stochastic;

/// <summary>
/// f(x) + Σ u[i]·x[i], with u from the standard normal distribution anew at each iteration: the gradient's noise is u, the same
/// everywhere, and value and gradient fit each other.
/// </summary>
public static class LinearNoise
{
    private static readonly ulong NoiseSalt = CounterRandom.Salt("linear noise");

    public static Problem Rosenbrock { get; } = Of(Problems.Rosenbrock.Definition);

    public static Problem Beale { get; } = Of(Problems.Beale.Definition);

    public static Problem Branin { get; } = Of(Problems.Branin.Definition);

    private static Problem Of(Problem problem) => problem with
    {
        Name = "noisy_" + problem.Name,
        Summary = $"{char.ToUpperInvariant(problem.Name[0])}{problem.Name[1..]}'s function, tilted at random at each step",
        Formula = problem.Formula + (problem.Dimensions.Most == 2 ? " + u·x + v·y, with u, v" : " + Σ u[i]·x[i], with u[i]") + " ~ N(0, 1) at each step",
        Kernel = (dimension, width) => new Kernel(problem.Kernel(dimension, width), dimension),
        Metrics = dimension => new LossMetrics(problem.Kernel(dimension, LaneWidth.Scalar), dimension),
    };

    private sealed class Kernel(ObjectiveKernel inner, int dimension) : ObjectiveKernel
    {
        private readonly double[] _tilt = new double[dimension];

        public override void Evaluate(LaneBlock block, int iteration)
        {
            inner.Evaluate(block, iteration);
            for (int lane = 0; lane < block.Count; lane++)
            {
                new CounterRandom(NoiseSalt, (uint)block[block.Layout.Seed, lane], iteration).Normals(0, _tilt);
                double sum = 0;
                for (int i = 0; i < _tilt.Length; i++)
                {
                    sum += _tilt[i] * block[block.Layout.X + i, lane];
                    block[block.Layout.Gradient + i, lane] += _tilt[i];
                }

                block[block.Layout.Objective, lane] += sum;
            }
        }
    }
}
