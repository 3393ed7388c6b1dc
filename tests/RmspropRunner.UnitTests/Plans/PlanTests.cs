using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.UnitTests.Specs;

namespace RmspropRunner.UnitTests.Plans;

public sealed class PlanTests
{
    [Fact]
    public void Trials_are_numbered_by_problem_optimizer_hyperparameter_start_and_seed()
    {
        ExperimentSpec spec = SpecBuilder.Spec() with
        {
            Problems = [SpecBuilder.Problem("sphere", 2), SpecBuilder.Problem("booth", 2)],
            Optimizers =
            [
                SpecBuilder.Entry("momentum", ("momentum", [0.5, 0.9]), ("learning_rate", [0.1, 0.2])),
                SpecBuilder.Entry("gradient_descent", ("learning_rate", [0.3])),
            ],
            Start = new StartRule { Points = [[1, 2], [3, 4]] },
            Seeds = new SeedSet([new SeedRange(7, 2)]),
        };
        ExperimentPlan plan = new(spec);

        Assert.Equal(2 * (4 + 1) * 2 * 2, plan.Count);
        Assert.Equal(10, plan.ConfigurationCount);
        Assert.Equal(Enumerate([spec]), Enumerate(plan));
        Assert.Equal("sphere in 2 dimensions momentum {\"learning_rate\":0.1,\"momentum\":0.5} 1,2 7", Text(plan[1]));
        Assert.Equal("sphere in 2 dimensions momentum {\"learning_rate\":0.1,\"momentum\":0.5} 1,2 8", Text(plan[2]));
        Assert.Equal("sphere in 2 dimensions momentum {\"learning_rate\":0.1,\"momentum\":0.5} 3,4 7", Text(plan[3]));
        Assert.Equal("sphere in 2 dimensions momentum {\"learning_rate\":0.2,\"momentum\":0.5} 1,2 7", Text(plan[5]));
        Assert.Equal("sphere in 2 dimensions momentum {\"learning_rate\":0.1,\"momentum\":0.9} 1,2 7", Text(plan[9]));
        Assert.Equal("sphere in 2 dimensions gradient_descent {\"learning_rate\":0.3} 1,2 7", Text(plan[17]));
        Assert.Equal("booth in 2 dimensions momentum {\"learning_rate\":0.1,\"momentum\":0.5} 1,2 7", Text(plan[21]));
    }

    [Fact]
    public void Customary_starts_are_each_problems_own_and_the_same_trials_as_from_those_points()
    {
        ExperimentPlan customary = Plan("[rosenbrock: { dimension: [2, 3] }, booth: { noise: 1 }]", "customary");
        Assert.Equal(
            ["-1.2,1", "-1.2,1", "-1.2,1,-1.2", "-1.2,1,-1.2", "-9,-9", "-9,-9"],
            Enumerable.Range(1, 6).Select(number => string.Join(',', customary[number].Start!)));
        ExperimentPlan point = Plan("[rosenbrock]", "[-1.2, 1]");
        Assert.Equal(ContentHash.Of(point[2], point.Rules), ContentHash.Of(customary[2], customary.Rules));
        Assert.NotEqual(point.Hash, Plan("[rosenbrock]", "customary").Hash);

        static ExperimentPlan Plan(string problems, string start) =>
            new(ExperimentSpec.Parse(SpecText.With($"seeds: [5, 6]\nstart: {start}", problems: problems)).Spec!);
    }

    [Fact]
    public void What_a_transformation_says_is_part_of_what_a_trial_is()
    {
        string[] entries = ["sphere", "sphere: { shift: 1 }", "sphere: { shift: [1, 2] }", "sphere: { rotation: 1 }", "sphere: { noise: { value: 1 } }", "sphere: { noise: { gradient: 1 } }"];
        ContentHash[] hashes = [.. entries.Select(entry => new ExperimentPlan(ExperimentSpec.Parse(SpecText.WithProblem(entry)).Spec!))
            .Select(plan => ContentHash.Of(plan[1], plan.Rules))];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void Entries_that_overlap_are_a_union()
    {
        ExperimentPlan plan = new(SpecBuilder.Spec() with
        {
            Problems = [SpecBuilder.Problem("sphere", 2, 3), SpecBuilder.Problem("sphere", 3, 4)],
            Optimizers =
            [
                SpecBuilder.Entry("momentum", ("learning_rate", [0.1, 0.2]), ("momentum", [0.5])),
                SpecBuilder.Entry("momentum", ("momentum", [0.5, 0.9]), ("learning_rate", [0.2, 0.3])),
            ],
        });

        Assert.Equal(3 * 5, plan.Count);
        Assert.Equal(15, plan.ConfigurationCount);
    }

    [Fact]
    public void Any_sequence_of_growing_specs_is_planned_as_plain_enumeration_does()
    {
        Random random = new(1);
        for (int round = 0; round < 300; round++)
        {
            List<ExperimentSpec> specs = [SpecBuilder.RandomSpec(random)];
            while (random.Next(3) > 0)
                specs.Add(SpecBuilder.Grow(specs[^1], random));
            ExperimentPlan plan = new(specs);

            string[] expected = [.. Enumerate(specs)];
            Assert.Equal(expected, Enumerate(plan));
            Assert.Equal(expected.Length, plan.Count);
            Assert.Equal(expected.Length == 0 ? 0 : plan.Trials(new Shard(1, expected.Length)).Max(trial => trial.Configuration.Number), plan.ConfigurationCount);
            int probe = random.Next(expected.Length);
            Assert.Equal(expected[probe], Text(plan[probe + 1]));
        }
    }

    [Fact]
    public void Configurations_are_numbered_from_1_in_order_of_appearance_and_keep_their_number_in_later_revisions()
    {
        Random random = new(2);
        for (int round = 0; round < 200; round++)
        {
            List<ExperimentSpec> specs = [SpecBuilder.RandomSpec(random)];
            while (random.Next(3) > 0)
                specs.Add(SpecBuilder.Grow(specs[^1], random));
            ExperimentPlan plan = new(specs);

            Dictionary<string, long> numbers = [];
            foreach (Trial trial in plan.Trials(new Shard(1, (int)plan.Count)))
            {
                string key = $"{trial.Configuration.Problem.Identity} {trial.Configuration.Optimizer.Name} {trial.Configuration.Hyperparameters}";
                if (!numbers.TryGetValue(key, out long number))
                    numbers.Add(key, number = numbers.Count + 1);
                Assert.Equal(number, trial.Configuration.Number);
            }
        }
    }

    [Fact]
    public void Shards_cover_every_trial_once_and_keep_to_one_problem()
    {
        ExperimentPlan plan = new(SpecBuilder.Spec() with
        {
            Problems = [SpecBuilder.Problem("sphere", 2, 500)],
            Seeds = new SeedSet([new SeedRange(0, 100_000)]),
            Iterations = 1000,
        });

        long next = 1;
        foreach (Shard shard in plan.Shards())
        {
            Assert.Equal(next, shard.FirstTrial);
            Assert.Equal(plan[shard.FirstTrial].Configuration.Problem, plan[shard.LastTrial].Configuration.Problem);
            next = shard.LastTrial + 1;
        }

        Assert.Equal(plan.Count + 1, next);
        Assert.Equal(plan.Shards().Count(), plan.ShardCount);
    }

    [Fact]
    public void A_plan_of_a_quadrillion_trials_is_found_by_arithmetic()
    {
        double[] many = [.. Enumerable.Range(1, 1000).Select(i => i / 1000.0 - 1e-6)];
        ExperimentPlan plan = new(SpecBuilder.Spec() with
        {
            Optimizers = [SpecBuilder.Entry("momentum", ("learning_rate", many), ("momentum", many))],
            Seeds = new SeedSet([new SeedRange(0, 4_294_967_296)]),
        });

        Assert.Equal(4_294_967_296_000_000, plan.Count);
        Trial last = plan[plan.Count];
        Assert.Equal(uint.MaxValue, last.Seed);
        Assert.Equal(1_000_000, last.Configuration.Number);
        Assert.Equal(many[^1], last.Configuration.Values[0]);
        Assert.Equal(0u, plan[4_294_967_297].Seed);
    }

    [Fact]
    public void Content_hashes_tell_trials_apart_and_ignore_experiment_and_number()
    {
        ExperimentSpec spec = SpecBuilder.Spec() with { Seeds = new SeedSet([new SeedRange(1, 50)]) };
        ExperimentPlan plan = new(spec);
        ExperimentPlan other = new(spec with { Name = "other", Seeds = new SeedSet([new SeedRange(50, 1)]) });

        Assert.Equal(50, plan.Trials(new Shard(1, 50)).Select(trial => ContentHash.Of(trial, plan.Rules)).Distinct().Count());
        Assert.Equal(ContentHash.Of(plan[50], plan.Rules), ContentHash.Of(other[1], other.Rules));
        Assert.NotEqual(ContentHash.Of(plan[50], plan.Rules), ContentHash.Of(plan[50], plan.Rules with { Iterations = 11 }));
    }

    /// <summary>What a plan is, by enumeration: each revision's combinations in order, less those met before.</summary>
    private static IEnumerable<string> Enumerate(IEnumerable<ExperimentSpec> specs)
    {
        HashSet<string> met = [];
        foreach (ExperimentSpec spec in specs)
        {
            foreach (string trial in SpecBuilder.Combinations(spec))
            {
                if (met.Add(trial))
                    yield return trial;
            }
        }
    }

    private static IEnumerable<string> Enumerate(ExperimentPlan plan) =>
        plan.Trials(new Shard(1, (int)plan.Count)).Select(Text);

    private static string Text(Trial trial) =>
        $"{trial.Configuration.Problem} {trial.Configuration.Optimizer.Name} {trial.Configuration.Hyperparameters} {(trial.Start is null ? "uniform" : string.Join(',', trial.Start))} {trial.Seed}";
}
