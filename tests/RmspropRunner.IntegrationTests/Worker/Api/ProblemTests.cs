using System.Net;
using System.Text.Json;

namespace RmspropRunner.IntegrationTests.Worker.Api;

/// <summary>Whatever is refused is refused with problem details.</summary>
public sealed class ProblemTests : IAsyncLifetime
{
    private WorkerProcess _worker = null!;

    public async Task InitializeAsync() => _worker = await WorkerProcess.StartAsync();

    public async Task DisposeAsync() => await _worker.DisposeAsync();

    [Fact]
    public async Task An_unknown_path_says_where_to_look()
    {
        JsonElement problem = await ProblemAsync(await _worker.Client.GetAsync("/api/v1/nothing"), HttpStatusCode.NotFound);
        Assert.Contains("/api/v1/nothing", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("GET /api", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.GetProperty("trace_id").GetString()!);
    }

    [Fact]
    public async Task A_method_that_a_path_does_not_take_is_told_with_those_that_it_takes()
    {
        HttpResponseMessage response = await _worker.Client.PutAsync("/api", null);
        Assert.Contains("GET", response.Content.Headers.Allow);
        JsonElement problem = await ProblemAsync(response, HttpStatusCode.MethodNotAllowed);
        Assert.Equal("/api does not take PUT: it takes GET.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Who_asked_for_CSV_gets_problem_details_all_the_same()
    {
        HttpRequestMessage request = new(HttpMethod.Get, "/nothing");
        request.Headers.TryAddWithoutValidation("Accept", "text/csv");
        await ProblemAsync(await _worker.Client.SendAsync(request), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_index_links_to_what_there_is_with_and_without_a_version()
    {
        foreach (string path in new[] { "/api", "/api/v1", "/api/v1/" })
        {
            using JsonDocument index = JsonDocument.Parse(await _worker.Client.GetStringAsync(path));
            string openApi = index.RootElement.GetProperty("links").GetProperty("openapi").GetString()!;
            Assert.Equal(HttpStatusCode.OK, (await _worker.Client.GetAsync(openApi)).StatusCode);
        }
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonElement problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        return problem;
    }
}
