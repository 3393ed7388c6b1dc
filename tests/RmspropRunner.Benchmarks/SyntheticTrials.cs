using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Randomness;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Benchmarks;

/// <summary>Trials and traces that look like descents on a sphere, made without computing any.</summary>
internal static class SyntheticTrials
{
    private const int SeedsPerConfiguration = 1000;

    /// <summary>One shard. Each trial has <paramref name="points"/> points with x.</summary>
    public static ShardResult Shard(long firstTrial, int trials, int points, int dimension)
    {
        Mt19937 random = new((uint)firstTrial);
        TraceBuffer trace = new();
        trace.Reset(trials, points, dimension);
        List<TrialRecord> records = [];
        for (int t = 0; t < trials; t++)
        {
            double[] x = new double[dimension];
            for (int d = 0; d < dimension; d++)
                x[d] = 2 * random.NextDouble() - 1;
            double[] start = [.. x];
            double[] before = new double[dimension];
            double objective = Square(x);
            for (int iteration = 0; iteration < points; iteration++)
            {
                objective = Square(x);
                double step = iteration == 0 ? 0 : Math.Sqrt(x.Zip(before, (a, b) => (a - b) * (a - b)).Sum());
                x.CopyTo(trace.Append(t, iteration, objective, 2 * Math.Sqrt(objective), step));
                x.CopyTo(before, 0);
                double rate = 0.98 + 0.01 * random.NextDouble();
                for (int d = 0; d < dimension; d++)
                    x[d] *= rate;
            }

            records.Add(Record(firstTrial + t, start, x, points, random.NextDouble()));
        }

        return new ShardResult { Shard = new Shard(firstTrial, trials), Trials = records, Trace = trace };
    }

    private static TrialRecord Record(long number, double[] start, double[] finalX, int points, double objective) => new()
    {
        Number = number,
        Configuration = (number - 1) / SeedsPerConfiguration + 1,
        Problem = "sphere",
        Dimension = start.Length,
        Optimizer = "rmsprop",
        Hyperparameters = """{"variant":"torch","learning_rate":0.01,"rho":0.99,"epsilon":1e-08}""",
        Seed = (uint)((number - 1) % SeedsPerConfiguration),
        // Hashes come in no order; an odd factor keeps them distinct.
        ContentHash = new ContentHash((ulong)number * 0x9E3779B97F4A7C15, (ulong)number),
        Start = start,
        FinalX = finalX,
        Outcome = new TrialOutcome
        {
            StopReason = StopReason.Iterations,
            Iterations = Math.Max(0, points - 1),
            FinalObjective = objective,
            BestObjective = objective,
            BestIteration = 0,
        },
    };

    private static double Square(double[] x) => x.Sum(value => value * value);
}
