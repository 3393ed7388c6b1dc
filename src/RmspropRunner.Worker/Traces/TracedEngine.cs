using System.Diagnostics;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Worker.Traces;

/// <summary>An engine whose runs are spans; its commits lie within them.</summary>
internal sealed class TracedEngine(IEngine engine) : IEngine
{
    public async Task RunAsync(
        long experimentId, ExperimentPlan? plan, long lastTrial, RunProgress progress, CancellationToken cancellationToken)
    {
        using Activity? activity = WorkerTraces.StartRun(experimentId, lastTrial);
        try
        {
            await engine.RunAsync(experimentId, plan, lastTrial, progress, cancellationToken);
        }
        catch (Exception error)
        {
            if (!cancellationToken.IsCancellationRequested)
                activity?.AddException(error).SetStatus(ActivityStatusCode.Error, error.Message);
            throw;
        }
    }
}
