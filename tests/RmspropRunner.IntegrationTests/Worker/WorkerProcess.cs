using System.Diagnostics;
using System.Text;

namespace RmspropRunner.IntegrationTests.Worker;

/// <summary>The built worker as a process of its own, on a free port, in a folder of its own; it can be killed and started again.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly StringBuilder _output = new();
    private readonly string[] _arguments;
    private volatile TaskCompletionSource _written = NewLine();
    private Process? _process;
    private HttpClient? _client;

    private WorkerProcess(string[] arguments) => _arguments = arguments;

    /// <summary>The built program, which the reference to its project puts beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "rmsprop-worker.dll");

    /// <summary>Its working folder, where the SQLite store and the inbox are unless the arguments say otherwise.</summary>
    public string Folder => _folder.Path;

    public int ProcessId => Running.Id;

    /// <summary>Where it listens; another port after every start.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>Speaks to it; a new one after every start.</summary>
    public HttpClient Client => _client ?? throw new InvalidOperationException("The worker is not running.");

    /// <summary>What it has written so far, of all its starts.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Waits until it has written the text, in any of its starts, so many times.</summary>
    public async Task ToldAsync(string text, int times = 1)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Task written = _written.Task;
            if (Output.Split(text).Length > times)
                return;
            try
            {
                await written.WaitAsync(Patience - TimeProvider.System.GetElapsedTime(start));
            }
            catch (Exception error) when (error is TimeoutException or ArgumentOutOfRangeException)
            {
                throw new TimeoutException($"The worker has not written '{text}', but:\n{Output}");
            }
        }
    }

    private Process Running => _process ?? throw new InvalidOperationException("The worker is not running.");

    /// <summary>Starts it, and waits until it listens.</summary>
    public static async Task<WorkerProcess> StartAsync(params string[] arguments)
    {
        WorkerProcess worker = new(arguments);
        try
        {
            await worker.StartAgainAsync();
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again, with the same arguments in the same folder.</summary>
    public async Task StartAgainAsync()
    {
        ProcessStartInfo start = new("dotnet", [Program, "--urls", "http://127.0.0.1:0", .. _arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("RMSPROP_STORE");

        TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The worker ended:\n{Output}"));
        _process.OutputDataReceived += (_, line) => Take(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, listening);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Url = await listening.Task.WaitAsync(Patience);
        _client = new HttpClient { BaseAddress = Url };
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        Running.Kill(entireProcessTree: true);
        await EndAsync();
    }

    /// <summary>Asks it to stop (SIGTERM), and gives its exit code when it has.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        return await EndAsync();
    }

    /// <summary>Sends it a signal, such as STOP or CONT.</summary>
    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{ProcessId}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
        _folder.Dispose();
    }

    private async Task<int> EndAsync()
    {
        await Running.WaitForExitAsync().WaitAsync(Patience);
        int exitCode = Running.ExitCode;
        _client?.Dispose();
        Running.Dispose();
        (_client, _process) = (null, null);
        return exitCode;
    }

    private void Take(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
        TaskCompletionSource written = _written;
        _written = NewLine();
        written.SetResult();
        const string Listening = "Now listening on: ";
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and int at)
            listening.TrySetResult(new Uri(line[(at + Listening.Length)..].Split('"')[0].Trim())); // In a log of JSON a quote ends it.
    }

    private static TaskCompletionSource NewLine() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
