using System.Diagnostics;

namespace RmspropRunner.Benchmarks;

/// <summary>The built worker as a process of its own, on a free port, in a folder of its own.</summary>
internal sealed class BenchmarkWorker : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;
    private readonly string _folder;

    private BenchmarkWorker(Process process, string folder, Uri url)
    {
        (_process, _folder, Url) = (process, folder, url);
        Client = new HttpClient { BaseAddress = url, Timeout = Timeout.InfiniteTimeSpan };
    }

    public Uri Url { get; }

    public HttpClient Client { get; }

    /// <summary>The most memory that it has had so far, in MB; 0 where the system does not say.</summary>
    public double PeakMemory => MemoryUse.PeakOf(_process.Id);

    public static async Task<BenchmarkWorker> StartAsync(string store)
    {
        string folder = Directory.CreateTempSubdirectory("rmsprop-bench-").FullName;
        ProcessStartInfo start = new(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "rmsprop-worker.dll"), "--urls", "http://127.0.0.1:0", "--store", store])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            Environment = { ["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning" },
        };
        TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and int at)
                listening.TrySetResult(new Uri(line.Data[(at + Listening.Length)..].Trim()));
        };
        process.Start();
        process.BeginOutputReadLine();
        return new BenchmarkWorker(process, folder, await listening.Task);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
