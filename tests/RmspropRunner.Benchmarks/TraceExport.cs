using System.Diagnostics;
using System.Globalization;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.PostgresServers;
using RmspropRunner.Storage;

namespace RmspropRunner.Benchmarks;

/// <summary>
/// Ten million trace points out of a store into a CSV file, as `rmsprop export --trace` does it; out of PostgreSQL against
/// psql's \copy of the same columns, in the same order and in whatever order they lie. Rounds are interleaved.
/// </summary>
internal static class TraceExport
{
    private const int Rounds = 3;
    private const int Trials = 10_000;

    public static async Task RunAsync()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        string folder = Directory.CreateTempSubdirectory("rmsprop-bench-").FullName;
        try
        {
            await using IExperimentStore postgres = await OpenAsync(server.ConnectionStringOf("bench"));
            await using IExperimentStore sqlite = await OpenAsync(Path.Combine(folder, "rmsprop.db"));
            SphereRun inPostgres = await StoreAsync(postgres);
            SphereRun inSqlite = await StoreAsync(sqlite);
            string file = Path.Combine(folder, "rows.csv");
            string query = $"SELECT trial, iteration, objective, gradient_norm, step_norm, x, metrics FROM trace WHERE experiment = {inPostgres.Experiment.Id}";

            (string Name, Func<Task> Run)[] ways =
            [
                ("psql \\copy, in order", () => server.PsqlAsync("bench", $"\\copy ({query} ORDER BY trial, iteration) to '{file}' csv header")),
                ("psql \\copy, in no order", () => server.PsqlAsync("bench", $"\\copy ({query}) to '{file}' csv header")),
                ("export from PostgreSQL", () => ExportAsync(postgres, inPostgres, file)),
                ("export from SQLite", () => ExportAsync(sqlite, inSqlite, file)),
            ];
            double[][] seconds = [.. ways.Select(_ => new double[Rounds])];
            for (int round = 0; round < Rounds; round++)
            {
                for (int way = 0; way < ways.Length; way++)
                {
                    long before = Stopwatch.GetTimestamp();
                    await ways[way].Run();
                    seconds[way][round] = Stopwatch.GetElapsedTime(before).TotalSeconds;
                }
            }

            double reference = Median(seconds[0]);
            for (int way = 0; way < ways.Length; way++)
            {
                double median = Median(seconds[way]);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ways[way].Name,-26} {inPostgres.Points / median,12:N0} rows/s, {reference / median:0.00} of the first"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<SphereRun> StoreAsync(IExperimentStore store)
    {
        SphereRun run = await SphereRun.CreateAsync(store, "bench", Trials);
        await run.RunAsync(store);
        return run;
    }

    private static async Task ExportAsync(IExperimentStore store, SphereRun run, string file)
    {
        await using FileStream output = File.Create(file);
        await CsvRows.WriteAsync(
            TraceColumns.OfAllTrials, store.TracesAsync(run.Experiment.Id, CancellationToken.None).ReadAhead(CancellationToken.None), output, CancellationToken.None);
    }

    private static Task<IExperimentStore> OpenAsync(string location) =>
        ExperimentStores.OpenAsync(location, StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
