using System.Net;
using System.Text.Json;
using RmspropRunner.IntegrationTests.Storage.Postgres;

namespace RmspropRunner.IntegrationTests.Worker.Health;

public sealed class HealthTests
{
    /// <summary>Beside other tests, making a database and its schema takes its time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_worker_with_its_store_open_is_ready()
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync();
        JsonElement ready = await UntilAsync(worker, HttpStatusCode.OK);
        Assert.Equal("healthy", ready.GetProperty("status").GetString());
        Assert.Equal(
            ["database healthy", "migrations healthy", "shutdown healthy"],
            ready.GetProperty("checks").EnumerateArray().Select(check => $"{check.GetProperty("name")} {check.GetProperty("status")}"));
    }

    [Fact]
    public async Task A_worker_whose_database_is_away_lives_but_is_not_ready()
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync("--store", "Host=127.0.0.1;Port=1;Database=nowhere;Username=nobody;Password=hidden");
        Assert.Equal(HttpStatusCode.OK, (await worker.Client.GetAsync("/healthz/live")).StatusCode);
        JsonElement ready = await UntilAsync(worker, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("unhealthy", ready.GetProperty("status").GetString());
        Assert.Equal(
            ["database unhealthy", "migrations unhealthy", "shutdown healthy"],
            ready.GetProperty("checks").EnumerateArray().Select(check => $"{check.GetProperty("name")} {check.GetProperty("status")}"));
        Assert.DoesNotContain("hidden", ready.ToString() + worker.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_goes_away_is_noticed()
    {
        await using TestDatabase database = await TestDatabase.NameAsync();
        await using WorkerProcess worker = await WorkerProcess.StartAsync("--store", database.ConnectionString);
        await UntilAsync(worker, HttpStatusCode.OK);
        await database.CloseAsync();
        await UntilAsync(worker, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, (await worker.Client.GetAsync("/healthz/live")).StatusCode);
    }

    /// <summary>The body of the first answer with that status.</summary>
    private static async Task<JsonElement> UntilAsync(WorkerProcess worker, HttpStatusCode status)
    {
        using CancellationTokenSource late = new(Patience);
        while (true)
        {
            HttpResponseMessage response = await worker.Client.GetAsync("/healthz/ready", late.Token);
            string body = await response.Content.ReadAsStringAsync(late.Token);
            if (response.StatusCode == status)
                return JsonDocument.Parse(body).RootElement;
        }
    }
}
