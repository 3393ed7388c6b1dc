using System.Diagnostics;
using System.Globalization;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.PostgresServers;
using RmspropRunner.Storage;

namespace RmspropRunner.Benchmarks;

/// <summary>
/// The same work on the same server, through Optuna with its RDB storage, one report a point. Needs Debian's
/// python3-optuna and python3-psycopg2; says so where they are not there.
/// </summary>
internal static class PostgresOptuna
{
    /// <summary>Few, for Optuna takes its time; its rate does not depend on them.</summary>
    private const int OptunaTrials = 2;

    private const int OptunaIterations = 500;
    private const int Trials = 2000;

    public static async Task RunAsync()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        if (await OptunaAsync(server) is not { } optuna)
        {
            Console.WriteLine("Optuna is not installed here: apt-get install python3-optuna python3-psycopg2");
            return;
        }

        await using IExperimentStore store = await ExperimentStores.OpenAsync(
            server.ConnectionStringOf("bench"), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
        SphereRun run = await SphereRun.CreateAsync(store, "bench", Trials);
        double own = run.Points / (await run.RunAsync(store)).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"run {own:N0}, Optuna {optuna:N0} points/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio:   {own / optuna:N0}"));
    }

    /// <returns>Points a second; null where there is no Optuna.</returns>
    private static async Task<double?> OptunaAsync(PostgresServer server)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "optuna_reports.py");
        string storage = string.Create(CultureInfo.InvariantCulture, $"postgresql+psycopg2://postgres@127.0.0.1:{server.Port}/postgres");
        ProcessStartInfo start = new("/usr/bin/python3", [script, storage, $"{OptunaTrials}", $"{OptunaIterations}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process python = Process.Start(start)!;
        Task<string> errors = python.StandardError.ReadToEndAsync();
        string output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        if (python.ExitCode != 0)
        {
            Console.Error.WriteLine(await errors);
            return null;
        }

        double[] figures = [.. output.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        return figures[0] / figures[1];
    }
}
