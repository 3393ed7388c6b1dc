using System.Globalization;
using System.Net;
using System.Text.Json;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.IntegrationTests.Cli;

namespace RmspropRunner.IntegrationTests.Worker.BadInput;

/// <summary>Whatever is sent is answered with what is wrong about it; the worker neither grows nor falls over.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private const int Seed = 20260331;
    private const int FuzzedBodies = 200;

    /// <summary>What the worker's memory may grow by, which is far less than what is sent.</summary>
    private const long MostGrowth = 160L << 20;

    private WorkerProcess _worker = null!;

    private static string[] Examples { get; } =
        [.. new[] { "comparison.yaml", "numpy.yaml", "tutorial.yaml" }.Select(name => File.ReadAllText(RmspropCommand.Example(name)))];

    public async Task InitializeAsync()
    {
        _worker = await WorkerProcess.StartAsync("--inbox", "");
        await _worker.UntilReadyAsync();
    }

    public async Task DisposeAsync() => await _worker.DisposeAsync();

    [Fact]
    public async Task Two_hundred_damaged_specs_and_every_trap_are_answered_with_what_is_wrong_and_memory_stays_flat()
    {
        await PostAsync("name: x"u8.ToArray());
        byte[][] fuzzed = [.. MalformedSpecs.Fuzzed(Examples, Seed).Where(body => !ExperimentSpec.Parse(body).IsValid).Take(FuzzedBodies)];
        (string What, byte[] Body)[] traps = [.. MalformedSpecs.Traps()];

        // Once for what is compiled and kept, and once to be measured.
        foreach (byte[] body in fuzzed.Take(50).Concat(traps.Select(trap => trap.Body)))
            await PostAsync(body);
        long before = PeakMemory();
        foreach (byte[] body in fuzzed)
            await AssertMistakenAsync("a damaged example", body);
        foreach ((string what, byte[] body) in traps)
            await AssertMistakenAsync(what, body);
        Assert.InRange(PeakMemory() - before, 0, MostGrowth);
        await AssertServesAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hundred_megabytes_of_spaces_are_refused_without_being_kept(bool isChunked)
    {
        await PostAsync(new byte[1000]);
        long before = PeakMemory();
        for (int i = 0; i < 3; i++)
        {
            if (isChunked)
            {
                string answer = await RawConnection.SendSpacesAsync(_worker.Url, "/api/v1/experiments", 100_000_000);
                Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
                Assert.Contains("1048576", answer, StringComparison.Ordinal);
                continue;
            }

            HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/experiments") { Content = new SpacesContent(100_000_000) };
            HttpResponseMessage response = await _worker.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
            Assert.Contains("1048576", await DetailAsync(response), StringComparison.Ordinal);
        }

        Assert.InRange(PeakMemory() - before, 0, 40L << 20);
        await AssertServesAsync();
    }

    [Theory]
    [InlineData("POST /api/v1/experiments HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nname:\r\n", 400)]
    [InlineData("POST /api/v1/experiments HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nname:\r\n0\r\n\r\n", 400)]
    [InlineData("POST /api/v1/experiments HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\nname: x", 400)]
    [InlineData("POST /api/v1/experiments HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\nname: x", 400)]
    [InlineData("POST /api/v1/experiments HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\nname: x", 400)]
    [InlineData("POST /api/v1/experiments HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nContent-Length: 7\r\n\r\nname: x", 400)]
    [InlineData("GET /api HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /api HTTP/9.9\r\nHost: localhost\r\n\r\n", 505)]
    [InlineData("GET /api\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400)]
    [InlineData("GET /api HTTP/1.1\r\nHost: local host\r\n\r\n", 400)]
    [InlineData("GET /api HTTP/1.1\r\nHost: localhost\r\nNo colon\r\n\r\n", 400)]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001", 400)]
    public async Task What_is_not_HTTP_is_refused(string text, int status)
    {
        string answer = await RawConnection.SayAsync(_worker.Url, text);
        Assert.True(answer.Length == 0 || answer.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal), answer);
        await AssertServesAsync();
    }

    [Fact]
    public async Task Absurd_headers_and_paths_are_refused()
    {
        string large = new('x', 100_000);
        Assert.StartsWith("HTTP/1.1 431 ", await RawConnection.SayAsync(_worker.Url, $"GET /api HTTP/1.1\r\nHost: localhost\r\nX: {large}\r\n\r\n", endsSending: false), StringComparison.Ordinal);
        string many = string.Concat(Enumerable.Range(0, 1000).Select(i => $"X{i}: 1\r\n"));
        Assert.StartsWith("HTTP/1.1 431 ", await RawConnection.SayAsync(_worker.Url, $"GET /api HTTP/1.1\r\nHost: localhost\r\n{many}\r\n", endsSending: false), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 414 ", await RawConnection.SayAsync(_worker.Url, $"GET /{large} HTTP/1.1\r\nHost: localhost\r\n\r\n", endsSending: false), StringComparison.Ordinal);
        await AssertServesAsync();
    }

    [Theory]
    [InlineData("/api/v1/experiments/..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/v1/experiments/../../../etc/passwd")]
    [InlineData("/api/v1/experiments/%2e%2e%2f%2e%2e%2fappsettings.json/spec")]
    [InlineData("/api/v1/experiments/a%00b")]
    [InlineData("/api/v1/experiments/%c0%af%c0%af")]
    [InlineData("/api/v1/experiments/@99999999999999999999")]
    [InlineData("/api/v1/experiments/@-1")]
    [InlineData("/api/v1/experiments/'%20OR%201=1--")]
    [InlineData("/api/v1/experiments/%ff%fe/trials")]
    [InlineData("/appsettings.json")]
    [InlineData("/rmsprop.db")]
    [InlineData("/..%5c..%5crmsprop.db")]
    public async Task Tricks_with_paths_find_nothing(string path)
    {
        string answer = await RawConnection.SayAsync(_worker.Url, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", endsSending: false);
        Assert.Matches(@"^HTTP/1\.1 40[04] ", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        await AssertServesAsync();
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=-1")]
    [InlineData("limit=99999999999999999999")]
    [InlineData("limit=ten")]
    [InlineData("status=nowhere")]
    [InlineData("after=%00%ff")]
    public async Task Queries_that_cannot_be_are_refused_with_what_can(string query)
    {
        HttpResponseMessage response = await _worker.Client.GetAsync($"/api/v1/experiments?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty(await DetailAsync(response));
    }

    private async Task AssertMistakenAsync(string what, byte[] body)
    {
        HttpResponseMessage response = await PostAsync(body);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, $"{what}: {(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using JsonDocument problem = JsonDocument.Parse(text);
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
        if (!problem.RootElement.TryGetProperty("mistakes", out JsonElement mistakes))
            return; // More than the worker takes: the detail says what.
        Assert.NotEqual(0, mistakes.GetArrayLength());
        Assert.All(mistakes.EnumerateArray(), mistake =>
        {
            Assert.InRange(mistake.GetProperty("line").GetInt32(), 1, int.MaxValue);
            Assert.InRange(mistake.GetProperty("column").GetInt32(), 1, int.MaxValue);
            Assert.InRange(mistake.GetProperty("message").GetString()!.Length, 10, 2000);
        });
    }

    private Task<HttpResponseMessage> PostAsync(byte[] body) => _worker.Client.PostAsync("/api/v1/experiments", new ByteArrayContent(body));

    private async Task AssertServesAsync() => Assert.Equal(HttpStatusCode.OK, (await _worker.Client.GetAsync("/api")).StatusCode);

    private static async Task<string> DetailAsync(HttpResponseMessage response)
    {
        using JsonDocument problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("detail").GetString()!;
    }

    /// <summary>The most memory that the worker has had so far, in bytes.</summary>
    private long PeakMemory()
    {
        string line = File.ReadLines($"/proc/{_worker.ProcessId}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
