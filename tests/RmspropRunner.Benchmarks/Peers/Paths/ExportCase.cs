using System.Diagnostics;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.PostgresServers;
using RmspropRunner.Storage;

namespace RmspropRunner.Benchmarks.Peers.Paths;

/// <summary>The traces of an experiment as one CSV file, against psql's \copy of the same columns from the same table.</summary>
internal static class ExportCase
{
    private const double Wanted = 0.7;
    private const int Trials = 10_000;
    private const string Columns = "trial, iteration, objective, gradient_norm, step_norm, x";

    public static PeerCase Definition { get; } = new("export", PeerGroup.Paths, async effort => [await CompareAsync(effort)]);

    private static async Task<PeerRow> CompareAsync(Effort effort)
    {
        const string peer = "psql \\copy to csv";
        int trials = effort.Of(Trials);
        if (FreeSpace.MissingFor(trials * 1001.0) is { } missing)
            return PeerRow.Skipped("`rmsprop export --trace` from PostgreSQL as CSV", peer, missing);

        await using PostgresServer server = await PostgresServer.StartAsync();
        string location = server.ConnectionStringOf("bench");
        SphereRun run;
        await using (IExperimentStore store = await ExperimentStores.OpenAsync(
            location, StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None))
        {
            run = await SphereRun.CreateAsync(store, "bench", trials);
            await run.RunAsync(store);
        }

        using TemporaryFolder folder = new();
        Turns turns = await Turns.TakeAsync(
            Math.Min(effort.Rounds, 3),
            () => Command.MeasureAsync(
                Repository.PublishedCommand, ["export", "bench", "--trace", "-o", folder["own.csv"], "--store", location]),
            async () =>
            {
                long before = Stopwatch.GetTimestamp();
                await server.PsqlAsync("bench", $"\\copy (SELECT {Columns} FROM trace_{run.Experiment.Id}) to '{folder["theirs.csv"]}' with csv header");
                return Stopwatch.GetElapsedTime(before).TotalSeconds;
            });
        return new PeerRow
        {
            Work = $"`rmsprop export --trace` of {run.Points / 1e6:0} million points from PostgreSQL as CSV",
            Peer = peer,
            Own = Figures.Points(run.Points / turns.Own),
            Theirs = Figures.Points(run.Points / turns.Theirs),
            Ratio = Figures.Ratio(turns.Speed),
            Wanted = Figures.AtLeast(Wanted),
            IsMet = turns.Speed >= Wanted,
        };
    }
}
