using RmspropRunner.Optim.Learning.Batches;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.UnitTests.Learning;

public sealed class BatchTests
{
    [Theory]
    [InlineData(1, null)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(10, 3)]
    [InlineData(64, 32)]
    [InlineData(65, 32)]
    [InlineData(1000, 7)]
    public void Each_epoch_meets_each_row_once(int rows, int? size)
    {
        BatchPlan plan = new(rows, size);
        for (int epoch = 0; epoch < 5; epoch++)
        {
            List<int> met = [];
            RowOrder order = plan.Order(4, epoch);
            for (int i = 0; i < plan.BatchesPerEpoch; i++)
            {
                Batch batch = plan.At(epoch * plan.BatchesPerEpoch + i);
                Assert.Equal(epoch, batch.Epoch);
                Assert.InRange(batch.Count, i < plan.BatchesPerEpoch - 1 ? size!.Value : 1, size ?? rows);
                met.AddRange(Enumerable.Range(batch.First, batch.Count).Select(place => order[place]));
            }

            Assert.Equal(Enumerable.Range(0, rows), met.Order());
        }
    }

    [Fact]
    public void The_last_batch_of_an_epoch_is_what_is_left()
    {
        BatchPlan plan = new(10, 4);
        Assert.Equal([4, 4, 2, 4], new[] { 0, 1, 2, 3 }.Select(iteration => plan.At(iteration).Count));
    }

    [Fact]
    public void Epochs_and_seeds_have_orders_of_their_own_and_every_row_comes_everywhere()
    {
        const int rows = 12;
        const int orders = 24_000;
        int[,] counts = new int[rows, rows];
        int[,] successors = new int[rows, rows];
        HashSet<string> seen = [];
        for (int i = 0; i < orders; i++)
        {
            RowOrder order = RowOrder.OfEpoch(rows, (uint)(i % 100), i / 100);
            int[] drawn = [.. Enumerable.Range(0, rows).Select(place => order[place])];
            seen.Add(string.Join(' ', drawn));
            for (int place = 0; place < rows; place++)
                counts[place, drawn[place]]++;
            for (int place = 1; place < rows; place++)
                successors[drawn[place - 1], drawn[place]]++;
        }

        // Each count is binomial; 5 deviations around the mean hold all of them.
        Assert.True(seen.Count > orders - 10, $"{seen.Count} orders differ");
        double mean = orders / (double)rows;
        Assert.All(counts.Cast<int>(), count => Assert.InRange(count, mean - 5 * Math.Sqrt(mean), mean + 5 * Math.Sqrt(mean)));
        Assert.All(Enumerable.Range(0, rows * rows).Where(i => i / rows != i % rows), i =>
            Assert.InRange(successors[i / rows, i % rows], mean - 5 * Math.Sqrt(mean), mean + 5 * Math.Sqrt(mean)));
    }

    [Theory]
    [InlineData("least squares")]
    [InlineData("logistic")]
    [InlineData("softmax")]
    [InlineData("tanh")]
    [InlineData("relu of a number")]
    public void The_full_batch_is_the_mean_of_its_mini_batches(string name)
    {
        Problem full = LearningCases.Of(name, penalty: 0.1).ToProblem("");
        Problem small = LearningCases.Of(name, 7, penalty: 0.1).ToProblem("");
        double[] x = LearningCases.Point(full, 5);
        (double objective, double[] gradient) = LearningCases.Evaluate(full, x);
        int[] counts = [7, 7, 7, 7, 2];
        double mean = 0;
        double[] slopes = new double[x.Length];
        for (int iteration = 0; iteration < counts.Length; iteration++)
        {
            (double part, double[] partial) = LearningCases.Evaluate(small, x, seed: 3, iteration + counts.Length);
            mean += part * counts[iteration] / 30;
            for (int i = 0; i < x.Length; i++)
                slopes[i] += partial[i] * counts[iteration] / 30;
        }

        Assert.Equal(objective, mean, 1e-13);
        Assert.All(slopes.Zip(gradient), pair => Assert.Equal(pair.Second, pair.First, 1e-13));
    }

    [Fact]
    public void Batches_differ_by_seed_and_iteration_and_a_batch_of_all_rows_does_not()
    {
        Problem small = LearningCases.Of("logistic", 8).ToProblem("");
        double[] x = [0.3, -0.2, 0.1];
        double[] losses = [.. new[] { (1u, 0), (1u, 1), (2u, 0), (2u, 1), (1u, 4) }.Select(at => LearningCases.Evaluate(small, x, at.Item1, at.Item2).Objective)];
        Assert.Equal(losses.Length, losses.Distinct().Count());

        Problem all = LearningCases.Of("logistic", 30).ToProblem("");
        double expected = LearningCases.Evaluate(LearningCases.Of("logistic").ToProblem(""), x).Objective;
        Assert.Equal(expected, LearningCases.Evaluate(all, x, seed: 1, iteration: 0).Objective);
        Assert.Equal(expected, LearningCases.Evaluate(all, x, seed: 2, iteration: 7).Objective);
    }
}
