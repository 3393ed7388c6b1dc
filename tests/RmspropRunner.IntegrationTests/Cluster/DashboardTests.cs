using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using RmspropRunner.IntegrationTests.Storage.Postgres;
using RmspropRunner.IntegrationTests.Worker;
using RmspropRunner.Waiting;

namespace RmspropRunner.IntegrationTests.Cluster;

/// <summary>Orleans' dashboard in workers as processes.</summary>
public sealed class DashboardTests
{
    private const string On = "--Cluster:Dashboard";
    private const string Joined = "is a member of the cluster";
    private const string Token = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("/orleans")]
    [InlineData("/orleans/")]
    [InlineData("/orleans/DashboardCounters")]
    public async Task It_is_off_unless_it_is_asked_for(string path)
    {
        await using RunningWorker worker = await RunningWorker.StartAsync();
        await AssertProblemAsync(worker, path, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Where_there_is_no_cluster_it_says_so()
    {
        await using RunningWorker worker = await RunningWorker.StartAsync("--engine", "in-process", On, "true");
        Assert.Contains("no cluster", await AssertProblemAsync(worker, "/orleans", HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [DashboardFact]
    public async Task Before_there_is_a_silo_it_says_so()
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync("--store", "postgres://nobody@127.0.0.1:1/none", On, "true");
        HttpResponseMessage answer = await worker.Client.GetAsync("/orleans/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [DashboardFact]
    public async Task It_shows_its_page_and_every_silo_of_the_cluster_whether_they_have_it_or_not()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await using RunningWorker without = await StartAsync("--store", database.ConnectionString);
        await using RunningWorker with = await StartAsync("--store", database.ConnectionString, On, "true");

        HttpResponseMessage page = await with.Client.GetAsync("/orleans");
        Assert.Equal("/orleans/", page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<title>Orleans Dashboard</title>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        foreach (string asset in new[] { "index.min.js", "index.css", "favicon.ico" })
            Assert.Equal(HttpStatusCode.OK, (await with.Client.GetAsync($"/orleans/{asset}")).StatusCode);

        // It asks the silos now and then: the first answer may come before that.
        await Until.TrueAsync("the dashboard shows two active silos", TimeSpan.FromSeconds(30), async () => await SilosAsync(with) is ["Active", "Active"]);
        await AssertProblemAsync(with, "/orleans/nothing", HttpStatusCode.NotFound);
        await AssertProblemAsync(without, "/orleans/DashboardCounters", HttpStatusCode.NotFound);
        Assert.Equal(0, await with.Process.StopAsync());
    }

    [DashboardFact]
    public async Task It_needs_the_token_where_reading_does()
    {
        await using RunningWorker worker = await StartAsync(On, "true", "--Access:Token", Token, "--Access:ReadsNeedToken", "true");
        foreach (string path in new[] { "/orleans", "/orleans/", "/orleans/DashboardCounters", "/orleans/index.min.js" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await worker.Client.GetAsync(path)).StatusCode);

        worker.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        Assert.Equal(HttpStatusCode.OK, (await worker.Client.GetAsync("/orleans/DashboardCounters")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.Client.GetAsync("/orleans/Trace")).StatusCode);
    }

    private static async Task<RunningWorker> StartAsync(params string[] arguments)
    {
        RunningWorker worker = await RunningWorker.StartAsync([.. arguments, "--inbox", ""]);
        await worker.Process.ToldAsync(Joined);
        return worker;
    }

    private static async Task<string> AssertProblemAsync(RunningWorker worker, string path, HttpStatusCode status)
    {
        HttpResponseMessage answer = await worker.Client.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using JsonDocument problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("detail").GetString()!;
    }

    private static async Task<string?[]> SilosAsync(RunningWorker worker)
    {
        using JsonDocument counters = JsonDocument.Parse(await worker.Client.GetStringAsync("/orleans/DashboardCounters"));
        return [.. counters.RootElement.GetProperty("hosts").EnumerateArray().Select(host => host.GetProperty("status").GetString())];
    }
}
