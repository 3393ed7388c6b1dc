using System.Net.Http.Headers;
using System.Net;
using System.Runtime.Versioning;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>The image's program, run as the image runs it: by a user who owns nothing, from a folder that is not the program's.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PublishedWorkerTests(ImageBuild build) : IClassFixture<ImageBuild>
{
    [Fact]
    public async Task It_starts_checks_its_health_and_stops_and_writes_nothing_but_its_data()
    {
        await using UnprivilegedWorker worker = new(build.Program);
        await worker.StartAsync();

        Assert.Equal(0, (await worker.RunAsync("--healthcheck")).Done().ExitCode);
        Assert.All(KubernetesTests.ProbePaths, path => Assert.Equal(HttpStatusCode.OK, worker.Client.GetAsync(path).Result.StatusCode));
        Assert.Matches(@"(?m)^\d{4}-\d\d-\d\dT[\d:.]+Z ", worker.Output);
        Assert.Contains("rmsprop.db", worker.Data());
        Assert.Empty(worker.WorkingFiles());

        Assert.Equal(0, await worker.StopAsync());
        Assert.Equal(1, (await worker.RunAsync("--healthcheck")).ExitCode);
    }

    [Fact]
    public async Task It_demands_its_token_of_whoever_writes()
    {
        await using UnprivilegedWorker worker = new(build.Program);
        await worker.StartAsync();
        using StringContent spec = new("name: none");

        Assert.Equal(HttpStatusCode.Unauthorized, (await worker.Client.PostAsync("/api/v1/experiments", spec)).StatusCode);
        worker.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", UnprivilegedWorker.Token);
        Assert.NotEqual(HttpStatusCode.Unauthorized, (await worker.Client.PostAsync("/api/v1/experiments", spec)).StatusCode);
    }

    [Fact]
    public async Task Without_a_token_it_does_not_start_where_others_can_reach_it()
    {
        await using UnprivilegedWorker worker = new(build.Program);
        worker.Environment.Remove("RMSPROP_ACCESS__TOKENFILE");

        Cli.CommandResult result = await worker.RunAsync();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("RMSPROP_ACCESS__TOKENFILE", result.Errors, StringComparison.Ordinal);
    }
}
