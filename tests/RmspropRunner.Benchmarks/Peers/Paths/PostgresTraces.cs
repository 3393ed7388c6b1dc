using System.Diagnostics;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.PostgresServers;
using RmspropRunner.Storage;

namespace RmspropRunner.Benchmarks.Peers.Paths;

/// <summary>
/// Traces into PostgreSQL: a whole run, computing included, against psql's \copy loading the same rows from a binary file
/// into a table of the same definition, the index included. Each round into tables of its own.
/// </summary>
internal static class PostgresTraces
{
    private const double Wanted = 0.9;
    private const int Trials = 20_000;

    public static PeerCase Definition { get; } = new("postgres", PeerGroup.Paths, async effort => [await CompareAsync(effort)]);

    private static async Task<PeerRow> CompareAsync(Effort effort)
    {
        const string work = "run and store trace points in PostgreSQL";
        const string peer = "psql \\copy of the same rows";
        int trials = effort.Of(Trials);
        if (FreeSpace.MissingFor(trials * 1001.0) is { } missing)
            return PeerRow.Skipped(work, peer, missing);

        await using PostgresServer server = await PostgresServer.StartAsync();
        string location = server.ConnectionStringOf("bench");
        using TemporaryFolder folder = new();
        long points = await WriteRowsAsync(server, location, trials, folder["rows"]);
        Turns turns = await Turns.TakeAsync(
            Math.Min(effort.Rounds, 3),
            () => RunAsync(location, trials),
            () => CopyAsync(server, folder["rows"]));
        return new PeerRow
        {
            Work = $"{work}: {points / 1e6:0} million",
            Peer = peer,
            Own = Figures.Points(points / turns.Own),
            Theirs = Figures.Points(points / turns.Theirs),
            Ratio = Figures.Ratio(turns.Speed),
            Wanted = Figures.AtLeast(Wanted),
            IsMet = turns.Speed >= Wanted,
        };
    }

    /// <summary>Has psql write what it will load.</summary>
    private static async Task<long> WriteRowsAsync(PostgresServer server, string location, int trials, string file)
    {
        await using IExperimentStore store = await OpenAsync(location);
        SphereRun run = await SphereRun.CreateAsync(store, "first", trials);
        await run.RunAsync(store);
        await server.PsqlAsync("bench", $"\\copy (SELECT * FROM trace_{run.Experiment.Id} ORDER BY trial, iteration) to '{file}' with binary");
        await store.DeleteAsync("first", CancellationToken.None);
        return run.Points;
    }

    /// <summary>From opening the store to closing it: the index is summarized too.</summary>
    private static async Task<double> RunAsync(string location, int trials)
    {
        long before = Stopwatch.GetTimestamp();
        await using (IExperimentStore store = await OpenAsync(location))
        {
            SphereRun run = await SphereRun.CreateAsync(store, "bench", trials);
            await run.RunAsync(store);
        }

        double seconds = Stopwatch.GetElapsedTime(before).TotalSeconds;
        await using IExperimentStore after = await OpenAsync(location);
        await after.DeleteAsync("bench", CancellationToken.None);
        return seconds;
    }

    private static async Task<double> CopyAsync(PostgresServer server, string file)
    {
        await server.PsqlAsync("bench", "CREATE TABLE loaded (LIKE trace INCLUDING ALL)");
        long before = Stopwatch.GetTimestamp();
        await server.PsqlAsync("bench", $"\\copy loaded from '{file}' with binary");
        double seconds = Stopwatch.GetElapsedTime(before).TotalSeconds;
        await server.PsqlAsync("bench", "DROP TABLE loaded");
        return seconds;
    }

    private static Task<IExperimentStore> OpenAsync(string location) =>
        ExperimentStores.OpenAsync(location, StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
}
