using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Queue;

/// <summary>An experiment that this worker runs just now.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Progress">Kept up to date by the engine.</param>
/// <param name="StartedAt">When this worker took it up.</param>
internal sealed record ActiveRun(StoredExperiment Experiment, RunProgress Progress, DateTimeOffset StartedAt);
