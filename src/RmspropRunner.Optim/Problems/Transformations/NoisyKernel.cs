using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Optim.Problems.Transformations;

/// <summary>Puts noise on what another kernel has computed, one lane at a time.</summary>
internal sealed class NoisyKernel(ObjectiveKernel inner, Noise noise, int dimension) : ObjectiveKernel
{
    private static readonly ulong ValueSalt = CounterRandom.Salt("noise on the value");
    private static readonly ulong GradientSalt = CounterRandom.Salt("noise on the gradient");
    private static readonly ulong RelativeValueSalt = CounterRandom.Salt("relative noise on the value");
    private static readonly ulong RelativeGradientSalt = CounterRandom.Salt("relative noise on the gradient");

    private readonly double[] _draws = new double[dimension];

    public override void Evaluate(LaneBlock block, int iteration)
    {
        inner.Evaluate(block, iteration);
        for (int lane = 0; lane < block.Count; lane++)
        {
            uint seed = (uint)block[block.Layout.Seed, lane];
            ref double value = ref block[block.Layout.Objective, lane];
            if (noise.RelativeValue != 0)
                value += value * (noise.RelativeValue * new CounterRandom(RelativeValueSalt, seed, iteration).Normal(0));
            if (noise.Value != 0)
                value += noise.Value * new CounterRandom(ValueSalt, seed, iteration).Normal(0);
            if (noise.RelativeGradient != 0)
            {
                new CounterRandom(RelativeGradientSalt, seed, iteration).Normals(0, _draws);
                for (int i = 0; i < _draws.Length; i++)
                {
                    ref double slope = ref block[block.Layout.Gradient + i, lane];
                    slope += slope * (noise.RelativeGradient * _draws[i]);
                }
            }

            if (noise.Gradient != 0)
            {
                new CounterRandom(GradientSalt, seed, iteration).Normals(0, _draws);
                for (int i = 0; i < _draws.Length; i++)
                    block[block.Layout.Gradient + i, lane] += noise.Gradient * _draws[i];
            }
        }
    }
}
