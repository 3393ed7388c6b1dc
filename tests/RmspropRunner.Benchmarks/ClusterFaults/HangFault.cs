namespace RmspropRunner.Benchmarks.ClusterFaults;

/// <summary>
/// SIGSTOP of a worker for a minute, then SIGCONT. The run has so many seeds that it still goes on when the worker wakes,
/// which therefore finds others at its shards.
/// </summary>
internal sealed class HangFault(FaultCluster cluster, FaultReport report, FaultSpec spec, Random random)
{
    private const string Joined = "is a member of the cluster";

    /// <summary>The run is to take longer, on a machine that is busy at first, too.</summary>
    public static readonly TimeSpan Hanging = TimeSpan.FromSeconds(60);

    public async Task RunAsync(bool isCoordinator)
    {
        FaultRun run = await cluster.SubmitAsync(isCoordinator ? "hang1" : "hang2", spec);
        await using (CommitWatch watch = CommitWatch.Start(run))
        {
            await run.UntilStoredAsync(random.Share(0.05, 0.2));
            ClusterWorker victim = isCoordinator ? cluster.CoordinatorOf(run) : cluster.OtherThanCoordinatorOf(run, random);
            int silos = victim.Told(Joined);
            TimeSpan stopped = watch.Now;
            await victim.SignalAsync("STOP");
            await Task.Delay(Hanging);
            long left = await run.LeftAsync();
            TimeSpan woken = watch.Now;
            await victim.SignalAsync("CONT");
            if (left == 0)
                report.Fail($"{run.Name}: it had ended before the worker woke; give it more seeds");
            await victim.ToldAsync(Joined, silos + 1);
            TimeSpan joined = watch.Now;
            await run.UntilFinishedAsync();
            string who = isCoordinator ? "the coordinator's worker" : "another";
            double meanwhile = watch.LongestGap(stopped, woken).TotalSeconds;
            double since = watch.LongestGap(woken, watch.Now).TotalSeconds;
            double share = 100.0 * left / spec.Trials;
            FaultReport.Say($"{run.Name}: {who} stopped for {Hanging.TotalSeconds:0} s, {meanwhile:0.00} s without a commit at most");
            FaultReport.Say($"{run.Name}: it woke with {share:0} % left of {spec.Trials:N0} trials");
            FaultReport.Say($"{run.Name}: it joined again in {(joined - woken).TotalSeconds:0.0} s");
            FaultReport.Say($"{run.Name}: after that {since:0.00} s without a commit at most");
        }

        await report.FinishAsync(run);
    }
}
