using System.Diagnostics;
using RmspropRunner.Waiting;

namespace RmspropRunner.Benchmarks.ClusterFaults;

/// <summary>PostgreSQL stopped as by a crash, and started again five seconds later.</summary>
internal sealed class CrashFault(FaultCluster cluster, FaultReport report, Random random)
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    public async Task RunAsync()
    {
        FaultRun run = await cluster.SubmitAsync("crash", FaultSpec.Usual);
        await run.UntilStoredAsync(random.Share(0.05, 0.6));
        await cluster.Database.CrashAsync();
        await Task.Delay(Away);
        await cluster.Database.RestartAsync();
        long since = Stopwatch.GetTimestamp();
        long stored = await run.StoredAsync();
        if (stored == run.Spec.Trials)
            report.Fail($"{run.Name}: it had ended before it could be disturbed");
        await Until.TrueAsync(
            "something is stored after the crash", Patience, async () => await run.StoredAsync() > stored || stored == run.Spec.Trials);
        double share = 100.0 * stored / run.Spec.Trials;
        double seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        FaultReport.Say($"{run.Name}: at {share:0} %, and the next commit came {seconds:0.0} s after the database was back");
        await report.FinishAsync(run);
    }
}
