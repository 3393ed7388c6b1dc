using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;

namespace RmspropRunner.IntegrationTests.Worker.Access;

/// <summary>Who may do what. What writes is a POST to where nothing takes one: it gets past the guard, and is then refused with 405.</summary>
public sealed class AccessTests
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task With_a_token_writing_needs_it_and_reading_does_not()
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync("--Access:Token", Token);
        Assert.Equal(HttpStatusCode.OK, (await worker.Client.GetAsync("/api")).StatusCode);

        HttpResponseMessage without = await worker.Client.PostAsync("/api", null);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Equal("Bearer", Assert.Single(without.Headers.WwwAuthenticate).Scheme);
        Assert.Contains("carries no token", await DetailAsync(without), StringComparison.Ordinal);

        foreach (string wrong in new[] { "Bearer " + Token[1..], "Bearer " + Token + "0", "Bearer", "Bearer ", "Basic " + Token, Token })
        {
            HttpResponseMessage refused = await SendAsync(worker, HttpMethod.Post, ("Authorization", wrong));
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await SendAsync(worker, HttpMethod.Post, ("Authorization", $"Bearer {Token}"))).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await SendAsync(worker, HttpMethod.Delete, ("Authorization", $"bearer {Token}"))).StatusCode);
    }

    [Fact]
    public async Task Reading_needs_the_token_too_where_it_is_told_to_and_health_never_does()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("token"), Token + "\n");
        await using WorkerProcess worker = await WorkerProcess.StartAsync("--Access:TokenFile", folder.File("token"), "--Access:ReadsNeedToken", "true");
        foreach (string path in new[] { "/api", "/api/v1/experiments", "/metrics", "/openapi/v1.json", "/nothing" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await worker.Client.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await worker.Client.GetAsync("/healthz/live")).StatusCode);

        worker.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        Assert.Equal(HttpStatusCode.OK, (await worker.Client.GetAsync("/api")).StatusCode);
    }

    [Fact]
    public async Task On_any_other_address_the_token_opens_it()
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync("--Access:Token", Token, "--urls", "http://0.0.0.0:0");
        using HttpClient client = new() { BaseAddress = new Uri($"http://{OwnAddress()}:{worker.Url.Port}") };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("/api", null)).StatusCode);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.PostAsync("/api", null)).StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Without_a_token_web_pages_of_other_sites_cannot_write(string header, string value)
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync();
        HttpResponseMessage refused = await SendAsync(worker, HttpMethod.Post, (header, value));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("web page of another site", await DetailAsync(refused), StringComparison.Ordinal);
        Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await worker.Client.PostAsync("/api", null)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await SendAsync(worker, HttpMethod.Post, ("Sec-Fetch-Site", "same-origin"))).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await SendAsync(worker, HttpMethod.Post, ("Origin", $"http://{worker.Url.Authority}"))).StatusCode);
    }

    [Fact]
    public async Task Names_that_others_point_here_are_not_answered_to()
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync("--AllowedHosts", "lab.example;*.rooms.example");
        foreach (string host in new[] { "evil.example", "evil.example:80", "127.0.0.1.evil.example", "0x7f.1" })
        {
            HttpResponseMessage refused = await SendAsync(worker, HttpMethod.Get, ("Host", host));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("AllowedHosts", await DetailAsync(refused), StringComparison.Ordinal);
        }

        foreach (string host in new[] { "localhost", $"localhost:{worker.Url.Port}", "127.0.0.1", "[::1]:80", "lab.example", "a.rooms.example" })
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(worker, HttpMethod.Get, ("Host", host))).StatusCode);
    }

    [Fact]
    public async Task Every_answer_tells_browsers_to_keep_their_hands_off()
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync();
        foreach (string path in new[] { "/api", "/nothing", "/healthz/live", "/openapi/v1.json" })
        {
            HttpResponseMessage response = await worker.Client.GetAsync(path);
            Assert.Equal("default-src 'none'; frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task Who_asks_too_fast_is_told_when_to_ask_again_and_health_goes_on()
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync("--Limits:ReadsPerSecond", "1", "--Limits:WritesPerSecond", "1");
        HttpResponseMessage refused = await UntilRefusedAsync(() => worker.Client.GetAsync("/api"));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("Limits:ReadsPerSecond", await DetailAsync(refused), StringComparison.Ordinal);
        for (int i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.OK, (await worker.Client.GetAsync("/healthz/live")).StatusCode);

        // Reads do not use up what writes may, and writes wait their turn before they are refused.
        HttpResponseMessage[] writes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => worker.Client.PostAsync("/api", null)));
        Assert.Contains(writes, response => response.StatusCode == HttpStatusCode.MethodNotAllowed);
        Assert.Contains(writes, response => response.StatusCode == HttpStatusCode.TooManyRequests && response.Headers.RetryAfter is not null);
    }

    private static async Task<HttpResponseMessage> UntilRefusedAsync(Func<Task<HttpResponseMessage>> send)
    {
        for (int i = 0; i < 1000; i++)
        {
            HttpResponseMessage response = await send();
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                return response;
        }

        throw new InvalidOperationException("A thousand requests at once were all answered.");
    }

    private static Task<HttpResponseMessage> SendAsync(WorkerProcess worker, HttpMethod method, (string Name, string Value) header)
    {
        HttpRequestMessage request = new(method, "/api");
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return worker.Client.SendAsync(request);
    }

    private static async Task<string> DetailAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using JsonDocument problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("detail").GetString()!;
    }

    /// <summary>An address of this machine that is not loopback; connecting a datagram socket sends nothing.</summary>
    private static IPAddress OwnAddress()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Connect("192.0.2.1", 9);
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (SocketException)
        {
            return IPAddress.Loopback;
        }
    }
}
