namespace RmspropRunner.Benchmarks.ClusterFaults;

/// <summary>
/// A fourth worker that is started when half is stored, and goes again when all is. It takes seconds until it has joined:
/// the run has so many seeds that most of the other half is left then.
/// </summary>
internal sealed class JoinFault(FaultCluster cluster, FaultReport report, FaultSpec spec)
{
    public async Task RunAsync()
    {
        FaultRun run = await cluster.SubmitAsync("joined", spec);
        await run.UntilStoredAsync(0.5);
        ClusterWorker fourth = await cluster.JoinAsync();
        long left = await run.LeftAsync();
        await run.UntilFinishedAsync();
        double share = await fourth.TrialsAsync() / (left / 4.0);
        double leftShare = 100.0 * left / spec.Trials;
        FaultReport.Say($"{run.Name}: the fourth had joined with {leftShare:0} % left, and computed {share:0.00} of an even share of that");
        await cluster.KillAsync(fourth);
        await report.FinishAsync(run);
    }
}
