using System.Globalization;

namespace RmspropRunner.Benchmarks.ClusterFaults;

/// <summary>kill -9 of the coordinator's worker, then of another, each followed by a new one.</summary>
internal sealed class KillFault(FaultCluster cluster, FaultReport report, Random random)
{
    public async Task RunAsync(int round)
    {
        FaultRun run = await cluster.SubmitAsync($"kill{round}", FaultSpec.Usual);
        double[] moments = [random.Share(0.05, 0.6), random.Share(0.05, 0.6)];
        Array.Sort(moments);
        List<(string What, TimeSpan At)> kills = [];
        await using (CommitWatch watch = CommitWatch.Start(run))
        {
            foreach (bool isCoordinator in new[] { true, false })
            {
                await run.UntilStoredAsync(moments[kills.Count]);
                ClusterWorker victim = isCoordinator ? cluster.CoordinatorOf(run) : cluster.OtherThanCoordinatorOf(run, random);
                double share = 1 - await run.LeftAsync() / (double)run.Spec.Trials;
                if (share >= 1)
                    report.Fail($"{run.Name}: it had ended before it could be disturbed");
                string who = isCoordinator ? "the coordinator's worker" : "another";
                kills.Add((string.Create(CultureInfo.InvariantCulture, $"{who} killed at {100 * share:0} %"), watch.Now));
                await cluster.KillAsync(victim);
                await cluster.JoinAsync();
            }

            await run.UntilFinishedAsync();
            TimeSpan[] ends = [kills[1].At, watch.Now];
            foreach (((string what, TimeSpan at), TimeSpan end) in kills.Zip(ends))
                FaultReport.Say($"{run.Name}: {what}, {watch.LongestGap(at, end).TotalSeconds:0.00} s without a commit at most");
        }

        await report.FinishAsync(run);
    }
}
