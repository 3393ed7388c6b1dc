using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Engines.Sharing;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.UnitTests.Plans;

namespace RmspropRunner.UnitTests.Engines;

/// <summary>Who is served next, on a clock that the test moves; the test is the threads and the writers.</summary>
public sealed class RunQueueTests : IDisposable
{
    private static readonly ExperimentPlan Plan = new(SpecBuilder.Spec());

    private readonly ManualTime _time = new();
    private readonly List<SharedRun> _runs = [];

    [Fact]
    public void Runs_get_equal_time_however_long_their_shards_are()
    {
        RunQueue queue = new(1, 1, _time);
        SharedRun quick = Join(queue);
        SharedRun slow = Join(queue);

        Dictionary<SharedRun, int> used = new() { [quick] = 0, [slow] = 0 };
        for (int i = 0; i < 200; i++)
            used[Serve(queue, run => run == slow ? 50 : 10)] += 1;

        Assert.InRange(used[quick] * 10 / (double)(used[slow] * 50), 0.95, 1.05);
    }

    [Fact]
    public void One_that_comes_late_neither_waits_nor_makes_the_others_wait()
    {
        RunQueue queue = new(1, 1, _time);
        SharedRun old = Join(queue);
        for (int i = 0; i < 1000; i++)
            Serve(queue, _ => 10);

        SharedRun late = Join(queue);
        SharedRun[] served = [.. Enumerable.Range(0, 20).Select(_ => Serve(queue, _ => 10))];

        Assert.Contains(late, served[..2]);
        Assert.Equal(10, served.Count(run => run == old));
    }

    [Fact]
    public void One_that_the_store_held_up_does_not_get_the_time_that_it_did_not_ask_for()
    {
        RunQueue queue = new(2, 2, _time);
        SharedRun heldUp = Join(queue);
        Compute(queue, 10);
        Assert.True(queue.TryTakeCommit(out CommitTask? hanging));
        for (int i = 0; i < 5; i++)
            Compute(queue, 10);
        SharedRun busy = Join(queue);
        for (int i = 0; i < 1000; i++)
        {
            // Both threads, for ten milliseconds.
            Assert.True(queue.TryTakeShard(out ShardTask? one));
            Assert.True(queue.TryTakeShard(out ShardTask? two));
            Assert.Equal([busy, busy], [one.Run, two.Run]);
            _time.Pass(10);
            queue.OnComputed(one, Result(one), null);
            queue.OnComputed(two, Result(two), null);
            Commit(queue);
        }

        queue.OnCommitted(hanging, null);
        Commit(queue);
        SharedRun[] served = [.. Enumerable.Range(0, 20).Select(_ => Serve(queue, _ => 10))];

        Assert.Equal(10, served.Count(run => run == heldUp));
    }

    [Fact]
    public void A_run_never_has_more_shards_handed_out_than_its_room_and_leaves_the_others_theirs()
    {
        RunQueue queue = new(2, 1, _time);
        SharedRun first = Join(queue);
        for (int i = 0; i < 5; i++)
            Compute(queue, 10);
        Assert.Equal(5, first.HandedOut);

        SharedRun second = Join(queue);
        for (int i = 0; i < 5; i++)
            Assert.Equal(second, Compute(queue, 10));

        Assert.True(queue.TryTakeCommit(out CommitTask? commit));
        Assert.Equal(first, commit.Run);
        Assert.Equal(5, commit.Shards.Count);
    }

    [Fact]
    public void Writers_go_from_run_to_run()
    {
        RunQueue queue = new(1, 1, _time);
        SharedRun first = Join(queue);
        SharedRun second = Join(queue);
        Compute(queue, 10);
        Compute(queue, 10);
        List<SharedRun> committed = [];
        for (int i = 0; i < 6; i++)
        {
            Assert.True(queue.TryTakeCommit(out CommitTask? commit));
            committed.Add(commit.Run);
            Compute(queue, 10);
            queue.OnCommitted(commit, null);
        }

        Assert.Equal(3, committed.Count(run => run == first));
        Assert.Equal(3, committed.Count(run => run == second));
    }

    [Fact]
    public void A_run_that_waits_for_long_shards_gets_a_thread_which_ends_with_them()
    {
        RunQueue queue = new(1, 1, _time);
        Join(queue);
        Assert.True(queue.TryTakeShard(out ShardTask? hours));
        SharedRun waiting = Join(queue);
        Assert.False(queue.TryRelieve(waiting));
        _time.Pass(250);
        Assert.True(queue.TryRelieve(waiting));

        // The new thread serves the one that waits, and nobody else.
        for (int i = 0; i < 3; i++)
        {
            Assert.True(queue.TryTakeShard(out ShardTask? relieved));
            Assert.Equal(waiting, relieved.Run);
            Assert.False(queue.TryRelieve(waiting));
            _time.Pass(10);
            queue.OnComputed(relieved, Result(relieved), null);
            Commit(queue);
        }

        // The shard of hours ends: of the two threads one goes, the other serves both.
        queue.OnComputed(hours, Result(hours), null);
        Assert.False(queue.TryTakeShard(out _));
        Assert.True(queue.TryTakeShard(out _));
    }

    [Fact]
    public void A_run_alone_gets_no_more_threads_than_asked_for()
    {
        RunQueue queue = new(1, 1, _time);
        SharedRun alone = Join(queue);
        Assert.True(queue.TryTakeShard(out _));
        _time.Pass(100_000);
        Assert.False(queue.TryRelieve(alone));
    }

    [Fact]
    public void Only_threads_that_are_missing_are_started()
    {
        RunQueue queue = new(3, 1, _time);
        Assert.Equal(3, queue.Join(NewRun()));
        Assert.Equal(0, queue.Join(NewRun()));
    }

    [Fact]
    public void A_run_that_is_fed_is_not_over_while_more_may_come_and_gives_back_what_nobody_took()
    {
        RunQueue queue = new(1, 1, _time);
        FedShards shards = new();
        SharedRun fed = new(99, Plan, shards, new RunProgress());
        _runs.Add(fed);
        Assert.Equal(0, queue.Join(fed));
        Assert.Equal(1, queue.Feed(fed, () => shards.Add([new Shard(1, 1), new Shard(2, 1)])));

        Assert.True(queue.TryTakeShard(out ShardTask? task));
        queue.OnComputed(task, null, null);
        Assert.False(fed.Completion.IsCompleted);
        IReadOnlyList<Shard> left = [];
        queue.Feed(fed, () => left = shards.Close());

        Assert.Equal([new Shard(2, 1)], left);
        Assert.True(fed.Completion.IsCompleted);
    }

    public void Dispose() => _runs.ForEach(run => run.Dispose());

    private static IEnumerable<Shard> Shards => Enumerable.Range(0, 100_000).Select(i => new Shard(i + 1, 1));

    private SharedRun NewRun()
    {
        SharedRun run = new(_runs.Count + 1, Plan, new PlannedShards(Shards), new RunProgress());
        _runs.Add(run);
        return run;
    }

    private SharedRun Join(RunQueue queue)
    {
        SharedRun run = NewRun();
        queue.Join(run);
        return run;
    }

    private static ShardResult Result(ShardTask task) => new() { Shard = task.Shard, Trials = [], Trace = new() };

    /// <summary>Computes one shard.</summary>
    private SharedRun Compute(RunQueue queue, int milliseconds)
    {
        Assert.True(queue.TryTakeShard(out ShardTask? task));
        _time.Pass(milliseconds);
        queue.OnComputed(task, Result(task), null);
        return task.Run;
    }

    /// <summary>Computes one shard, and commits what there is.</summary>
    private SharedRun Serve(RunQueue queue, Func<SharedRun, int> milliseconds)
    {
        Assert.True(queue.TryTakeShard(out ShardTask? task));
        _time.Pass(milliseconds(task.Run));
        queue.OnComputed(task, Result(task), null);
        Commit(queue);
        return task.Run;
    }

    private static void Commit(RunQueue queue)
    {
        while (queue.TryTakeCommit(out CommitTask? commit))
            queue.OnCommitted(commit, null);
    }
}
