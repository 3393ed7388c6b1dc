using System.Diagnostics;
using System.Globalization;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.PostgresServers;
using RmspropRunner.Storage;

namespace RmspropRunner.Benchmarks;

/// <summary>
/// How fast traces come into PostgreSQL: a whole run, computing included, against psql's \copy loading the same rows from a
/// file into a table of the same definition, the index included. Rounds are interleaved, each into tables of its own.
/// </summary>
internal static class PostgresTraces
{
    private const int Rounds = 3;
    private const int Trials = 2000;

    public static async Task RunAsync()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        string location = server.ConnectionStringOf("bench");
        string file = Path.Combine(Directory.CreateTempSubdirectory("rmsprop-bench-").FullName, "rows");
        try
        {
            await using IExperimentStore store = await OpenAsync(location);
            SphereRun first = await SphereRun.CreateAsync(store, "first", Trials);
            await first.RunAsync(store);
            await server.PsqlAsync("bench", $"\\copy (SELECT * FROM trace_{first.Experiment.Id} ORDER BY trial, iteration) to '{file}' with binary");
            await store.DeleteAsync("first", CancellationToken.None);

            double[] run = new double[Rounds];
            double[] copy = new double[Rounds];
            for (int round = 0; round < Rounds; round++)
            {
                copy[round] = await CopyAsync(server, file, first.Points);
                run[round] = await MeasureRunAsync(location);
                Console.WriteLine($"round {round + 1}: run {run[round],10:N0}, psql \\copy {copy[round],10:N0} rows/s");
            }

            Console.WriteLine($"median:  run {Median(run),10:N0}, psql \\copy {Median(copy),10:N0} rows/s");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio:   {Median(run) / Median(copy):0.00}"));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    /// <summary>From opening the store to closing it: the index is summarized too.</summary>
    private static async Task<double> MeasureRunAsync(string location)
    {
        long before = Stopwatch.GetTimestamp();
        SphereRun run;
        await using (IExperimentStore store = await OpenAsync(location))
        {
            run = await SphereRun.CreateAsync(store, "bench", Trials);
            await run.RunAsync(store);
        }

        double rate = run.Points / Stopwatch.GetElapsedTime(before).TotalSeconds;
        await using IExperimentStore after = await OpenAsync(location);
        await after.DeleteAsync("bench", CancellationToken.None);
        return rate;
    }

    private static async Task<double> CopyAsync(PostgresServer server, string file, long rows)
    {
        await server.PsqlAsync("bench", "CREATE TABLE loaded (LIKE trace INCLUDING ALL)");
        long before = Stopwatch.GetTimestamp();
        await server.PsqlAsync("bench", $"\\copy loaded from '{file}' with binary");
        double rate = rows / Stopwatch.GetElapsedTime(before).TotalSeconds;
        await server.PsqlAsync("bench", "DROP TABLE loaded");
        return rate;
    }

    private static Task<IExperimentStore> OpenAsync(string location) =>
        ExperimentStores.OpenAsync(location, StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
