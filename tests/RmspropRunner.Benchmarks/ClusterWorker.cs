using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RmspropRunner.Waiting;

namespace RmspropRunner.Benchmarks;

/// <summary>A worker as a process of its own, to which harm can be done.</summary>
internal sealed class ClusterWorker : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RunPatience = TimeSpan.FromMinutes(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("rmsprop-bench-").FullName;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _process;
    private HttpClient _client = new();

    private ClusterWorker(string store, string engine, int parallelism)
    {
        ProcessStartInfo start = new("dotnet", [
            Path.Combine(AppContext.BaseDirectory, "rmsprop-worker.dll"), "--urls", "http://127.0.0.1:0", "--store", store, "--inbox", "",
            "--engine", engine, "--parallelism", parallelism.ToString(CultureInfo.InvariantCulture)])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
    }

    public IReadOnlyCollection<string> Output => _output;

    /// <summary>Starts it, and waits until it takes work.</summary>
    public static async Task<ClusterWorker> StartAsync(string store, string engine = "orleans", int parallelism = 1)
    {
        ClusterWorker worker = new(store, engine, parallelism);
        worker._process.Start();
        worker._process.BeginOutputReadLine();
        worker._process.BeginErrorReadLine();
        string listening = await worker.ToldAsync("Now listening on: ");
        worker._client = new HttpClient { BaseAddress = new Uri(listening[(listening.IndexOf("on: ", StringComparison.Ordinal) + 4)..].Trim()) };
        await worker.ToldAsync(engine == "orleans" ? "is a member of the cluster" : "The store is open");
        return worker;
    }

    /// <summary>How many lines with the text there are so far.</summary>
    public int Told(string text) => _output.Count(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>The last line with the text, once there are so many.</summary>
    /// <exception cref="InvalidOperationException">The worker ended.</exception>
    /// <exception cref="TimeoutException">There are not so many within a minute.</exception>
    public async Task<string> ToldAsync(string text, int times = 1)
    {
        await Until.TrueAsync($"a worker writes '{text}'", Patience, () => Told(text) >= times || (_process.HasExited
            ? throw new InvalidOperationException($"The worker ended:\n{string.Join('\n', _output)}")
            : false));
        return _output.Last(line => line.Contains(text, StringComparison.Ordinal));
    }

    public async Task SubmitAsync(string yaml)
    {
        using StringContent content = new(yaml, Encoding.UTF8, "text/yaml");
        using HttpResponseMessage response = await _client.PostAsync(new Uri("/api/v1/experiments", UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>How long it took from when it was taken up until it was finished.</summary>
    public async Task<TimeSpan> DoneAsync(string name)
    {
        TimeSpan? taken = null;
        await Until.TrueAsync($"{name} is finished", RunPatience, async () => (taken = await TakenAsync(name)) is not null);
        return taken!.Value;
    }

    /// <summary>The trials that it stored since its start.</summary>
    public async Task<double> TrialsAsync() =>
        (await _client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n')
            .Where(line => line.StartsWith("rmsprop_trials_total{", StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    /// <summary>Sends it a signal, such as STOP or CONT.</summary>
    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>How long it took; null where it is not finished.</summary>
    private async Task<TimeSpan?> TakenAsync(string name)
    {
        using JsonDocument experiment = JsonDocument.Parse(await _client.GetStringAsync(new Uri($"/api/v1/experiments/{name}", UriKind.Relative)));
        JsonElement root = experiment.RootElement;
        return root.GetProperty("status").GetString() == "finished"
            ? root.GetProperty("ended_at").GetDateTimeOffset() - root.GetProperty("started_at").GetDateTimeOffset()
            : null;
    }

    /// <summary>kill -9.</summary>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
