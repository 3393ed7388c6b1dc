using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.PostgresServers;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>
/// The published program with the image's environment, run by a user who may write to one folder, which stands for the
/// image's volume: neither to the program's folder nor to the working folder nor to the temporary one.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnprivilegedWorker : IAsyncDisposable
{
    public const string Token = "a-token-for-tests-alone";

    private const string Nobody = "65534";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _program;
    private readonly TemporaryFolder _folder = new();
    private readonly StringBuilder _output = new();
    private Process? _process;

    public UnprivilegedWorker(string program)
    {
        _program = program;
        File.SetUnixFileMode(_folder.Path, (UnixFileMode)Convert.ToInt32("755", 8));
        Directory.CreateDirectory(_folder.File("working"), (UnixFileMode)Convert.ToInt32("555", 8));
        Directory.CreateDirectory(_folder.File("data"));
        File.WriteAllText(_folder.File("token"), $"{Token}\n");
        if (IsRoot)
            Run("chown", "-R", Nobody, _folder.File("data"));

        string url = $"http://0.0.0.0:{FreePort.Next()}";
        Client = new HttpClient { BaseAddress = new Uri(url.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)) };
        foreach ((string name, string value) in DockerfileText.Environment)
            Environment[name] = value.Replace("/data", _folder.File("data"), StringComparison.Ordinal);
        Environment["RMSPROP_URLS"] = url;
        Environment["RMSPROP_ACCESS__TOKENFILE"] = _folder.File("token");
        Environment["TMPDIR"] = _folder.File("working");
        Environment["HOME"] = "/nonexistent";
    }

    public Dictionary<string, string> Environment { get; } = [];

    public HttpClient Client { get; }

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    private static bool IsRoot => System.Environment.UserName == "root";

    public IEnumerable<string?> Data() => Directory.GetFiles(_folder.File("data")).Select(Path.GetFileName);

    public string[] WorkingFiles() => Directory.GetFileSystemEntries(_folder.File("working"));

    /// <summary>Starts it, and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The worker ended:\n{Output}"));
        _process.OutputDataReceived += (_, line) => Take(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, listening);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await listening.Task.WaitAsync(Patience);
    }

    /// <summary>Runs it to its end.</summary>
    public async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using Process process = Process.Start(StartInfo(arguments))!;
        return await RmspropCommand.EndAsync(process).WaitAsync(Patience);
    }

    /// <summary>Asks it to stop, and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        Run("kill", "-TERM", $"{_process!.Id}");
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        Client.Dispose();
        File.SetUnixFileMode(_folder.File("working"), (UnixFileMode)Convert.ToInt32("755", 8));
        _folder.Dispose();
    }

    /// <summary>setpriv becomes the program, so that signals reach it.</summary>
    private ProcessStartInfo StartInfo(params string[] arguments)
    {
        string[] line = IsRoot ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", _program, .. arguments] : [_program, .. arguments];
        ProcessStartInfo start = new(line[0], line[1..])
        {
            WorkingDirectory = _folder.File("working"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("RMSPROP_STORE");
        foreach ((string name, string value) in Environment)
            start.Environment[name] = value;
        return start;
    }

    /// <summary>Ready is when the store is open.</summary>
    private void Take(string? line, TaskCompletionSource listening)
    {
        if (line is null)
            return;
        lock (_output)
        {
            _output.AppendLine(line);
            string all = _output.ToString();
            if (all.Contains("Now listening on", StringComparison.Ordinal) && all.Contains("The store is open", StringComparison.Ordinal))
                listening.TrySetResult();
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
