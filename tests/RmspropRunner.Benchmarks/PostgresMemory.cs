using System.Diagnostics;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.PostgresServers;
using RmspropRunner.Storage;

namespace RmspropRunner.Benchmarks;

/// <summary>What this process needs at most while it stores twenty million points.</summary>
internal static class PostgresMemory
{
    public static async Task RunAsync()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        SphereRun run;
        TimeSpan writing;
        await using (IExperimentStore store = await ExperimentStores.OpenAsync(
            server.ConnectionStringOf("bench"), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None))
        {
            run = await SphereRun.CreateAsync(store, "bench", 20_000);
            writing = await run.RunAsync(store);
        }

        using Process process = Process.GetCurrentProcess();
        Console.WriteLine($"stored:      {run.Points:N0} points, {run.Points / writing.TotalSeconds:N0} a second");
        Console.WriteLine($"peak memory: {process.PeakWorkingSet64 / 1e6:N0} MB");
    }
}
