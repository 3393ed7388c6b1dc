using System.Diagnostics;
using RmspropRunner.IntegrationTests.Cli;

namespace RmspropRunner.IntegrationTests.Faults;

/// <summary>A run in a process of its own, whose messages a test can wait for while it does harm to the store.</summary>
internal sealed class FaultyRun : IDisposable
{
    /// <summary>Some seconds of writing, so that there is a run to be disturbed.</summary>
    public const string Yaml = """
        name: disturbed
        problems:
          - sphere: { dimension: 2 }
          - rosenbrock: { dimension: 2 }
        optimizers:
          - rmsprop: { learning_rate: [0.001, 0.01] }
        seeds: 1..500
        iterations: 1000
        """;

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly List<string> _errors = [];

    private FaultyRun(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
    }

    public static FaultyRun Start(RmspropCommand command, string spec, string store)
    {
        Process process = command.Start("dotnet", RmspropCommand.Program, "run", spec, "--store", store);
        process.StandardInput.Close();
        return new FaultyRun(process);
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>Waits for a line on stderr that contains the text.</summary>
    public async Task ToldAsync(string text)
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _errors.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"The run ended without saying '{text}', but:\n{string.Join('\n', _errors)}\n{await _output}");
    }

    public async Task<CommandResult> EndAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
            _errors.Add(line);
        await _process.WaitForExitAsync();
        return new CommandResult(_process.ExitCode, await _output, string.Join('\n', _errors));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
