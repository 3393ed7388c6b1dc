using RmspropRunner.Experiments.Plans;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Experiments.Trials;

/// <summary>
/// Where trials start. A uniform start depends on the problem and the seed alone, so every optimizer meets the same one;
/// it is what <c>low + numpy.random.rand(n) * (high - low)</c> gives after <c>numpy.random.seed(seed)</c>.
/// </summary>
internal sealed class StartPoints
{
    private readonly Mt19937 _random = new(0);

    public void Write(Trial trial, Span<double> start)
    {
        if (trial.Start is not null)
        {
            for (int i = 0; i < start.Length; i++)
                start[i] = trial.Start[i];
            return;
        }

        _random.Seed(trial.Seed);
        for (int i = 0; i < start.Length; i++)
        {
            Interval bounds = trial.Configuration.Problem.BoundsOf(i);
            start[i] = bounds.Low + _random.NextDouble() * (bounds.High - bounds.Low);
        }
    }
}
