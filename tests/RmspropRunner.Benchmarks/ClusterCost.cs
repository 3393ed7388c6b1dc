using System.Globalization;

namespace RmspropRunner.Benchmarks;

/// <summary>What the cluster costs: the same trials by one worker in-process, by one silo, and by two silos with half the threads each, all of them warm.</summary>
internal static class ClusterCost
{
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        await using PostgresServers.PostgresServer server = await PostgresServers.PostgresServer.StartAsync();
        foreach (int seeds in new[] { 10_000, 200_000, 1_000_000 })
        {
            List<double> silo = [];
            List<double> two = [];
            for (int round = 0; round < Rounds; round++)
            {
                double alone = await TimeAsync(server, $"a{seeds}_{round}", seeds, ("in-process", 2));
                silo.Add(await TimeAsync(server, $"b{seeds}_{round}", seeds, ("orleans", 2)) / alone);
                two.Add(await TimeAsync(server, $"c{seeds}_{round}", seeds, ("orleans", 1), ("orleans", 1)) / alone);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{seeds} trials of 1,000 iterations: one silo {Text(silo)}, two silos {Text(two)} times the in-process engine's time"));
        }
    }

    private static string Text(List<double> ratios)
    {
        double[] sorted = [.. ratios.Order()];
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2]:0.00} ({sorted[0]:0.00} to {sorted[^1]:0.00})");
    }

    private static async Task<double> TimeAsync(
        PostgresServers.PostgresServer server, string name, int seeds, params (string Engine, int Parallelism)[] workers)
    {
        await server.PsqlAsync("postgres", $"CREATE DATABASE {name}");
        List<ClusterWorker> started = [];
        foreach ((string engine, int parallelism) in workers)
            started.Add(await ClusterWorker.StartAsync(server.ConnectionStringOf(name), engine, parallelism));

        // Each process compiles the hot code for itself, some seconds of work that more trials do not add to.
        for (int warming = 0; warming < 2; warming++)
        {
            await started[0].SubmitAsync(Yaml($"warm{warming}", 200_000));
            await started[0].DoneAsync($"warm{warming}");
        }

        await started[0].SubmitAsync(Yaml("cost", seeds));
        TimeSpan taken = await started[0].DoneAsync("cost");
        IEnumerable<string> runs = started.SelectMany(worker => worker.Output).Where(line => line.Contains("exchanges", StringComparison.Ordinal));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name} {taken.TotalSeconds:0.00} s {runs.LastOrDefault()?.Trim()}"));
        foreach (ClusterWorker worker in started)
            await worker.DisposeAsync();
        await server.PsqlAsync("postgres", $"DROP DATABASE {name} WITH (FORCE)");
        return taken.TotalSeconds;
    }

    private static string Yaml(string name, int seeds) => $$"""
        name: {{name}}
        problems:
          - rosenbrock: { dimension: 10 }
        optimizers: [rmsprop]
        seeds: 1..{{seeds}}
        iterations: 1000
        trace: { every: 0 }
        """;
}
