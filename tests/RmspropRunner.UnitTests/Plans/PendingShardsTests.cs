using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.UnitTests.Plans;

public sealed class PendingShardsTests
{
    private static readonly ExperimentPlan Plan = new(SpecBuilder.Spec() with
    {
        Problems = [SpecBuilder.Problem("sphere", 2, 3)],
        Seeds = new SeedSet([new SeedRange(0, 10_000)]),
        Iterations = 1000,
    });

    [Fact]
    public void Everything_is_pending_in_an_empty_store() =>
        Assert.Equal(Plan.Shards(), PendingShards.Of(Plan, Plan.Count, []));

    [Fact]
    public void Nothing_is_pending_once_all_is_committed() =>
        Assert.Empty(PendingShards.Of(Plan, Plan.Count, [.. Plan.Shards()]));

    [Fact]
    public void What_is_pending_and_what_is_committed_make_up_the_plan_however_the_shards_were_cut()
    {
        Random random = new(1);
        for (int round = 0; round < 200; round++)
        {
            long lastTrial = random.Next(1, (int)Plan.Count + 1);
            List<Shard> committed = [];
            for (long first = 1; first <= Plan.Count;)
            {
                int count = (int)Math.Min(random.Next(1, 3000), Plan.Count - first + 1);
                if (random.Next(2) == 0)
                    committed.Add(new Shard(first, count));
                first += count;
            }

            bool[] isDone = new bool[Plan.Count + 1];
            foreach (Shard shard in committed)
                Array.Fill(isDone, true, (int)shard.FirstTrial, shard.TrialCount);
            foreach (Shard shard in PendingShards.Of(Plan, lastTrial, committed))
            {
                Assert.True(shard.TrialCount > 0);
                for (long trial = shard.FirstTrial; trial <= shard.LastTrial; trial++)
                {
                    Assert.False(isDone[trial], $"trial {trial} would be run twice");
                    isDone[trial] = true;
                }
            }

            Assert.All(Enumerable.Range(1, (int)lastTrial), trial => Assert.True(isDone[trial], $"trial {trial} would be left out"));
        }
    }
}
