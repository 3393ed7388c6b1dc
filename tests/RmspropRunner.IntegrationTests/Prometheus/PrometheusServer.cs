using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RmspropRunner.IntegrationTests.Prometheus;

/// <summary>
/// A real Prometheus on a free port, in a folder of its own, that scrapes its targets every second. It goes with this
/// process, whatever ends it: a shell watches over it, which reads from a pipe that only this process holds.
/// </summary>
internal sealed partial class PrometheusServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(200);

    private readonly TemporaryFolder _folder = new();
    private readonly StringBuilder _output = new();
    private readonly Process _process;
    private HttpClient? _client;

    private PrometheusServer(IReadOnlyList<Uri> targets, string token)
    {
        string configuration = _folder.File("prometheus.yml");
        File.WriteAllText(configuration, $"""
            global:
              scrape_interval: 1s
            scrape_configs:
              - job_name: rmsprop
                {(token.Length == 0 ? "" : $"authorization: {{ credentials: {JsonSerializer.Serialize(token)} }}")}
                static_configs:
                  - targets: [{string.Join(", ", targets.Select(target => $"'{target.Authority}'"))}]
            """);
        ProcessStartInfo start = new("sh")
        {
            ArgumentList =
            {
                "-c", "\"$@\" & server=$!; cat >/dev/null; kill -9 $server", "sh",
                "prometheus", $"--config.file={configuration}", $"--storage.tsdb.path={_folder.File("data")}", "--web.listen-address=127.0.0.1:0",
            },
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _process = new Process { StartInfo = start };
    }

    private HttpClient Client => _client ?? throw new InvalidOperationException("Prometheus is not running.");

    /// <summary>Where it listens.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>Starts it.</summary>
    /// <param name="target">A server that answers on /metrics.</param>
    /// <param name="token">The bearer token that the target asks for; empty for none.</param>
    public static Task<PrometheusServer> StartAsync(Uri target, string token = "") => StartAsync([target], token);

    /// <summary>Starts it, for several servers.</summary>
    public static async Task<PrometheusServer> StartAsync(IReadOnlyList<Uri> targets, string token = "")
    {
        PrometheusServer server = new(targets, token);
        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The samples that a query gives now.</summary>
    public async Task<IReadOnlyList<PrometheusSample>> QueryAsync(string query)
    {
        using HttpResponseMessage response = await Client.GetAsync($"/api/v1/query?query={Uri.EscapeDataString(query)}");
        string text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"Prometheus refuses {query}: {text}");
        using JsonDocument answer = JsonDocument.Parse(text);
        JsonElement data = answer.RootElement.GetProperty("data");
        JsonElement result = data.GetProperty("result");
        return data.GetProperty("resultType").GetString() == "scalar"
            ? [new PrometheusSample(new Dictionary<string, string>(), Number(result))]
            : [.. result.EnumerateArray().Select(sample => new PrometheusSample(
                sample.GetProperty("metric").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!),
                Number(sample.GetProperty("value"))))];
    }

    /// <summary>Asks again and again until the samples are as wanted, and gives them.</summary>
    public async Task<IReadOnlyList<PrometheusSample>> WaitAsync(string query, Func<IReadOnlyList<PrometheusSample>, bool> isWanted)
    {
        long start = TimeProvider.System.GetTimestamp();
        using PeriodicTimer timer = new(LookPause);
        while (true)
        {
            IReadOnlyList<PrometheusSample> samples = await QueryAsync(query);
            if (isWanted(samples))
                return samples;
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
                throw new TimeoutException($"{query} still gives {string.Join("; ", samples)}");
            await timer.WaitForNextTickAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Url.Port != 80)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }

        _client?.Dispose();
        _process.Dispose();
        _folder.Dispose();
    }

    private async Task StartAsync()
    {
        TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"Prometheus ended:\n{Output()}"));
        _process.ErrorDataReceived += (_, line) => Take(line.Data, listening);
        _process.OutputDataReceived += (_, line) => Take(line.Data, listening);
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        Url = await listening.Task.WaitAsync(Patience);
        _client = new HttpClient { BaseAddress = Url };
        await UntilReadyAsync(_client);
    }

    /// <summary>It listens before its storage is open.</summary>
    private static async Task UntilReadyAsync(HttpClient client)
    {
        using CancellationTokenSource deadline = new(Patience);
        using PeriodicTimer timer = new(LookPause);
        while (true)
        {
            using HttpResponseMessage response = await client.GetAsync("/-/ready", deadline.Token);
            if (response.IsSuccessStatusCode)
                return;
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }

    private string Output()
    {
        lock (_output)
            return _output.ToString();
    }

    private void Take(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
        if (ListeningOn().Match(line) is { Success: true } match)
            listening.TrySetResult(new Uri($"http://{match.Groups[1].Value}"));
    }

    private static double Number(JsonElement timeAndValue) => timeAndValue[1].GetString() switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        string text => double.Parse(text, CultureInfo.InvariantCulture),
        null => throw new FormatException("Prometheus gives a sample without a value."),
    };

    [GeneratedRegex("msg=\"Listening on\" address=([^ ]*)")]
    private static partial Regex ListeningOn();
}
