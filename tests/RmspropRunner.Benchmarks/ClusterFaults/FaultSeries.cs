using System.Globalization;

namespace RmspropRunner.Benchmarks.ClusterFaults;

/// <summary>
/// Harm done to a cluster of three workers, one experiment after another, with what it cost; every row has to be that of
/// one process.
/// </summary>
internal static class FaultSeries
{
    private const int Workers = 3;

    /// <summary>RMSPROP_ROUNDS of kills, ten where it is not set, and one or two of everything else.</summary>
    /// <exception cref="InvalidOperationException">Rows differ, or a worker ended.</exception>
    /// <exception cref="TimeoutException">Something did not go on.</exception>
    public static async Task RunAsync()
    {
        await using FaultCluster cluster = await FaultCluster.StartAsync();
        FaultReport report = new(cluster.Database);
        try
        {
            await RunAsync(cluster, report);
        }
        catch
        {
            Console.Error.WriteLine(cluster.Output());
            throw;
        }

        report.ThrowIfFailed();
    }

    private static async Task RunAsync(FaultCluster cluster, FaultReport report)
    {
        int rounds = int.Parse(Environment.GetEnvironmentVariable("RMSPROP_ROUNDS") ?? "10", CultureInfo.InvariantCulture);
        Random random = new(4711);
        FaultSpec usual = FaultSpec.Usual;
        FaultReport.Say($"one process: {usual.Trials:N0} trials in {(await cluster.RunAloneAsync(usual)).TotalSeconds:0.0} s");
        for (int i = 0; i < Workers; i++)
            await cluster.JoinAsync();

        double seconds = await UndisturbedAsync(cluster, report);
        KillFault kill = new(cluster, report, random);
        for (int round = 1; round <= rounds; round++)
            await kill.RunAsync(round);
        await new CrashFault(cluster, report, random).RunAsync();

        FaultSpec longer = usual.Lasting(2 * HangFault.Hanging, seconds);
        FaultReport.Say($"one process: {longer.Trials:N0} trials in {(await cluster.RunAloneAsync(longer)).TotalSeconds:0.0} s");
        await new JoinFault(cluster, report, longer).RunAsync();
        HangFault hang = new(cluster, report, longer, random);
        await hang.RunAsync(isCoordinator: true);
        await hang.RunAsync(isCoordinator: false);
    }

    private static async Task<double> UndisturbedAsync(FaultCluster cluster, FaultReport report)
    {
        FaultRun run = await cluster.SubmitAsync("undisturbed", FaultSpec.Usual);
        await using (CommitWatch watch = CommitWatch.Start(run))
        {
            await run.UntilStoredAsync(0.05);
            TimeSpan begun = watch.Now;
            await run.UntilFinishedAsync();
            FaultReport.Say($"undisturbed: {watch.LongestGap(begun, watch.Now).TotalSeconds:0.00} s without a commit at most");
        }

        return await report.FinishAsync(run);
    }
}
