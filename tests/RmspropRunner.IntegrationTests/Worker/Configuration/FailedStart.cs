using System.Diagnostics;

namespace RmspropRunner.IntegrationTests.Worker.Configuration;

/// <summary>A start of the worker that is expected to end by itself.</summary>
internal sealed record FailedStart(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<FailedStart> OfAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using TemporaryFolder folder = new();
        ProcessStartInfo start = new("dotnet", [WorkerProcess.Program, .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("RMSPROP_STORE");
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(Patience);
            return new FailedStart(process.ExitCode, await output, await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    public static Task<FailedStart> OfAsync(params string[] arguments) => OfAsync(new Dictionary<string, string>(), arguments);

    /// <summary>What it says of its settings, a line for each mistake; nothing else, and no stack trace.</summary>
    public string[] Mistakes()
    {
        Assert.True(ExitCode == 2, $"Exit code {ExitCode}: {Output}{Errors}");
        return Sentences();
    }

    /// <summary>The lines on stderr; a stack trace is nowhere.</summary>
    public string[] Sentences()
    {
        Assert.DoesNotContain("   at ", Output + Errors, StringComparison.Ordinal);
        string[] lines = Errors.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.StartsWith("rmsprop-worker: ", line, StringComparison.Ordinal));
        return lines;
    }
}
