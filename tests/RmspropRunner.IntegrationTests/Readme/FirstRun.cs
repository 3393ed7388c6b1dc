using System.Diagnostics;
using RmspropRunner.IntegrationTests.Cli;

namespace RmspropRunner.IntegrationTests.Readme;

/// <summary>The README's first command, run once as it is printed, but into a store of its own.</summary>
public sealed class FirstRun : IAsyncLifetime
{
    /// <summary>The spec whose mistakes the README shows.</summary>
    public const string Mistaken = """
        name: mistaken
        problems:
          - rosenbrok: { dimension: 10 }
        optimizers:
          - rmsprop: { learning_rate: 0, rho: 1.5, epsilom: 1e-8 }
        iterations: 1000
        """;

    internal RmspropCommand Command { get; } = new();

    internal string Store => Command.PathOf("rmsprop.db");

    internal CommandResult Result { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        string line = new MarkdownFile("README.md").Blocks("sh")[0];
        using Process process = Command.Start("/bin/bash", "-c", $"cd '{MarkdownFile.Root}' && RMSPROP_STORE='{Store}' {line}");
        process.StandardInput.Close();
        Result = await RmspropCommand.EndAsync(process);
    }

    public Task DisposeAsync()
    {
        Command.Dispose();
        return Task.CompletedTask;
    }
}
