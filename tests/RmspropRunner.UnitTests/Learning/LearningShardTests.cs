using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Learning;

/// <summary>However a plan is cut and whoever computes it, its trials are the same.</summary>
public sealed class LearningShardTests
{
    [Theory]
    [InlineData("least_squares: { data: linear, batch_size: 16 }")]
    [InlineData("logistic_regression: { data: { blobs: , test: 0.2 }, batch_size: 16, l2: 0.001 }")]
    [InlineData("softmax_regression: { data: { blobs: { classes: 3 } }, batch_size: 16 }")]
    [InlineData("multilayer_perceptron: { data: { spirals: , standardize: true }, batch_size: 16, hidden: [4, 3] }")]
    [InlineData("multilayer_perceptron: { data: spirals, batch_size: 16, activation: relu }")]
    [InlineData("softmax_regression: { data: { file: flowers.csv, target: kind }, batch_size: 2 }")]
    public void Shards_of_every_size_on_one_thread_and_four_give_the_same_bits(string problem)
    {
        string yaml = problem.Contains("flowers", StringComparison.Ordinal) ? LearningText.WithFlowers(problem, 20) : LearningText.With(problem, iterations: 20);
        yaml += "\nseeds: 1..70\ntrace: { every: 5 }";
        ExperimentPlan plan = new(LearningText.Read(yaml));
        Assert.Equal(140, plan.Count);
        string[] expected = Run(plan, size: 1, threads: 1, LaneWidth.Scalar);
        Assert.Equal(140, expected.Distinct().Count());
        foreach (int size in new[] { 1, 7, 64 })
        {
            foreach (int threads in new[] { 1, 4 })
                Assert.Equal(expected, Run(plan, size, threads, LaneWidths.Default));
        }
    }

    /// <summary>Every trial's bits, by number; each thread takes the next shard.</summary>
    private static string[] Run(ExperimentPlan plan, int size, int threads, LaneWidth width)
    {
        string[] trials = new string[plan.Count];

        // A shard's trials share the update rule: the plan has two optimizers, of 70 trials each.
        Shard[] shards = [.. new[] { 1L, 71L }.SelectMany(first => Enumerable.Range(0, 70).Chunk(size).Select(chunk => new Shard(first + chunk[0], chunk.Length)))];
        int next = -1;
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(_ => new Thread(Work))];
        foreach (Thread worker in workers)
            worker.Start();
        foreach (Thread worker in workers)
            worker.Join();
        return trials;

        void Work()
        {
            ShardRunner runner = new(plan, width);
            while (Interlocked.Increment(ref next) is var index && index < shards.Length)
            {
                TraceBuffer trace = new();
                ShardResult result = runner.Run(shards[index], trace, _ => { }, CancellationToken.None);
                for (int i = 0; i < result.Trials.Count; i++)
                    trials[result.Trials[i].Number - 1] = Bits(result.Trials[i], trace, i);
            }
        }
    }

    private static string Bits(TrialRecord trial, TraceBuffer trace, int i)
    {
        List<double> values = [.. trial.Start, .. trial.FinalX, trial.Outcome.FinalObjective, trial.Outcome.BestObjective, trial.Outcome.BestIteration];
        for (int row = trace.FirstRow(i); row < trace.FirstRow(i) + trace.PointCount(i); row++)
            values.AddRange([trace.Objective(row), trace.GradientNorm(row), trace.StepNorm(row), .. trace.X(row)]);
        return $"{trial.Problem} {trial.ContentHash} {string.Join(' ', values.Select(value => BitConverter.DoubleToInt64Bits(value).ToString("x16")))}";
    }
}
