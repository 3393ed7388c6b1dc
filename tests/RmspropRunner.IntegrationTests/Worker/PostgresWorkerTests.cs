using System.Net;
using RmspropRunner.Contracts;
using RmspropRunner.IntegrationTests.Storage.Postgres;
using RmspropRunner.PostgresServers;

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

        await runner.SubmitAsync(WorkerSpecs.Steady());
        await runner.UntilInTheMiddleAsync("steady");
        RunningWorker killed = runner.Process.Output.Contains("steady is taken up", StringComparison.Ordinal) ? runner : other;
        await killed.Process.KillAsync();
        RunningWorker left = killed == runner ? other : runner;
        Assert.Equal(640, (await left.UntilAsync("steady", ExperimentState.Finished))[^1].StoredTrials);
        Assert.Equal(640L, await _database.ExecuteAsync("SELECT count(DISTINCT number) FROM trial"));
    }

    [Fact]
    public async Task A_database_that_crashes_is_waited_for_and_its_absence_is_told()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        await using RunningWorker worker = await RunningWorker.StartAsync("--store", server.ConnectionStringOf("away"));
        await worker.SubmitAsync(WorkerSpecs.Steady());
        await worker.UntilInTheMiddleAsync("steady");

        await server.CrashAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(worker, "/healthz/live"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(worker, "/metrics"));
        using HttpResponseMessage refused = await worker.PostAsync(WorkerSpecs.Short());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        await worker.UntilStatusAsync("/healthz/ready", HttpStatusCode.ServiceUnavailable);

        await server.RestartAsync();
        await worker.UntilStatusAsync("/healthz/ready", HttpStatusCode.OK);
        Assert.Equal(640, (await worker.UntilAsync("steady", ExperimentState.Finished))[^1].StoredTrials);
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningWorker worker, string path)
    {
        using HttpResponseMessage response = await worker.Client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
