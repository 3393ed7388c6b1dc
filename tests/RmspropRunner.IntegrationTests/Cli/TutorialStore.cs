namespace RmspropRunner.IntegrationTests.Cli;

/// <summary>A store in which both examples and a small sweep have been run once, for the tests that only read.</summary>
public sealed class TutorialStore : IAsyncLifetime
{
    public const string Sweep = """
        name: sweep
        description: Two optimizers, one of which diverges
        problems:
          - sphere: { dimension: 2 }
        optimizers:
          - rmsprop: { variant: numpy, learning_rate: [0.1, 0.2], rho: 0.9 }
          - gradient_descent: { learning_rate: 5 }
        seeds: 1..30
        iterations: 2000
        stop: { target: 1e-8 }
        trace: { log: 5, x: false }
        """;

    internal RmspropCommand Command { get; } = new();

    internal CommandResult TutorialRun { get; private set; } = null!;

    internal CommandResult SweepRun { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        TutorialRun = await Command.RunAsync("run", RmspropCommand.Example("tutorial.yaml"));
        (await Command.RunAsync("run", RmspropCommand.Example("numpy.yaml"), "--format", "json")).Done();
        SweepRun = await Command.RunWithInputAsync(Sweep, "run", "-");
    }

    public Task DisposeAsync()
    {
        Command.Dispose();
        return Task.CompletedTask;
    }
}
