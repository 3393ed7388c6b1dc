using System.Globalization;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.PostgresServers;
using RmspropRunner.Storage;

namespace RmspropRunner.Benchmarks.Peers.Paths;

/// <summary>The same work on the same server, through Optuna with its RDB storage, one report a point.</summary>
internal static class OptunaReports
{
    /// <summary>Few, for Optuna takes its time; its rate does not depend on them.</summary>
    private const int OptunaTrials = 2;

    private const int OptunaIterations = 500;
    private const int Trials = 2000;

    public static PeerCase Definition { get; } = new("optuna", PeerGroup.Paths, async effort => [await CompareAsync(effort)]);

    private static async Task<PeerRow> CompareAsync(Effort effort)
    {
        const string work = "run and store trace points in PostgreSQL";
        const string peer = "Optuna's reports";
        if (await PythonPackages.MissingAsync("optuna, psycopg2", "python3-optuna python3-psycopg2") is { } missing)
            return PeerRow.Skipped(work, peer, missing);

        await using PostgresServer server = await PostgresServer.StartAsync();
        int round = 0;
        Turns turns = await Turns.TakeAsync(
            Math.Min(effort.Rounds, 3),
            async () =>
            {
                await using IExperimentStore store = await ExperimentStores.OpenAsync(
                    server.ConnectionStringOf("bench"), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
                SphereRun run = await SphereRun.CreateAsync(store, $"bench{round++}", effort.Of(Trials));
                return (await run.RunAsync(store)).TotalSeconds / run.Points;
            },
            () => OptunaAsync(server));
        return new PeerRow
        {
            Work = work,
            Peer = peer,
            Own = Figures.Points(1 / turns.Own),
            Theirs = Figures.Points(1 / turns.Theirs),
            Ratio = Figures.Ratio(turns.Speed),
        };
    }

    /// <returns>Seconds a point.</returns>
    private static async Task<double> OptunaAsync(PostgresServer server)
    {
        await server.PsqlAsync("postgres", "DROP DATABASE IF EXISTS optuna");
        await server.PsqlAsync("postgres", "CREATE DATABASE optuna");
        string storage = string.Create(CultureInfo.InvariantCulture, $"postgresql+psycopg2://postgres@127.0.0.1:{server.Port}/optuna");
        string output = await Command.RunAsync(
            PythonPackages.Interpreter, [PythonPackages.Script("optuna_reports.py"), storage, $"{OptunaTrials}", $"{OptunaIterations}"]);
        double[] figures = [.. output.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        return figures[1] / figures[0];
    }
}
