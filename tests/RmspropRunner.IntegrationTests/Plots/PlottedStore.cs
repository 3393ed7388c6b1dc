using RmspropRunner.IntegrationTests.Cli;

namespace RmspropRunner.IntegrationTests.Plots;

/// <summary>A store with an experiment that every kind of picture can be drawn of.</summary>
public sealed class PlottedStore : IAsyncLifetime
{
    internal const string Markup = "<script>alert(1)</script>";

    private const string Pictured = """
        name: pictured
        description: Drawn
        problems: [{ rosenbrock: { dimension: 2, bounds: [-2, 2] } }]
        optimizers:
          - rmsprop: { learning_rate: [0.01, 0.1], rho: [0.9, 0.99] }
          - gradient_descent: { learning_rate: 5 }
        seeds: 1..5
        iterations: 200
        trace: { log: 20, x: true }
        """;

    private const string Evil = $$"""
        name: '{{Markup}}'
        description: '<img src=x onerror=alert(2)>'
        problems: [{ sphere: { dimension: 2 } }]
        optimizers: [{ rmsprop: { learning_rate: 0.1 } }]
        iterations: 10
        """;

    internal RmspropCommand Command { get; } = new();

    public async Task InitializeAsync()
    {
        (await Command.RunWithInputAsync(Pictured, "run", "-", "--format", "json")).Done();
        (await Command.RunWithInputAsync(Evil, "run", "-", "--format", "json")).Done();
    }

    public Task DisposeAsync()
    {
        Command.Dispose();
        return Task.CompletedTask;
    }
}
