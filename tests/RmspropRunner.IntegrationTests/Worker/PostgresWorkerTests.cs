using RmspropRunner.Contracts;
using RmspropRunner.IntegrationTests.Storage.Postgres;

namespace RmspropRunner.IntegrationTests.Worker;

public sealed class PostgresWorkerTests : WorkerContract, IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private protected override Task<string?> NewStoreAsync() => Task.FromResult<string?>(_database.ConnectionString);

    [Fact]
    public async Task Of_two_workers_without_a_cluster_the_other_goes_on_when_one_is_killed()
    {
        await using RunningWorker first = await RunningWorker.StartAsync("--store", _database.ConnectionString, "--engine", "in-process");
        await using RunningWorker second = await RunningWorker.StartAsync("--store", _database.ConnectionString, "--engine", "in-process");
        await first.SubmitAsync(WorkerSpecs.Long());
        await first.UntilInTheMiddleAsync("long");
        RunningWorker runner = first.Process.Output.Contains("long is taken up", StringComparison.Ordinal) ? first : second;
        RunningWorker other = runner == first ? second : first;
        Assert.DoesNotContain("long is taken up", other.Process.Output, StringComparison.Ordinal);

        // What one worker is asked for reaches the one that runs it.
        await other.StepAsync("long", "pause");
        await runner.Process.ToldAsync("long was stopped");
        await other.StepAsync("long", "cancel");
        await other.DeleteAsync("long");

        await runner.SubmitAsync(WorkerSpecs.Traced());
        await runner.UntilInTheMiddleAsync("traced");
        RunningWorker killed = runner.Process.Output.Contains("traced is taken up", StringComparison.Ordinal) ? runner : other;
        await killed.Process.KillAsync();
        RunningWorker left = killed == runner ? other : runner;
        Assert.Equal(800, (await left.UntilAsync("traced", ExperimentState.Finished))[^1].StoredTrials);
        Assert.Equal(800L, await _database.ExecuteAsync("SELECT count(DISTINCT number) FROM trial"));
    }
}
