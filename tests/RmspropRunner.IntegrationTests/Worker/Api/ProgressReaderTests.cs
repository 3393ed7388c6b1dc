using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Api.Progress;
using RmspropRunner.Worker.Queue;

namespace RmspropRunner.IntegrationTests.Worker.Api;

public sealed class ProgressReaderTests
{
    private static readonly StoredExperiment Experiment = new()
    {
        Id = 7, Name = "grown", Description = "", CreatedAt = DateTimeOffset.UnixEpoch, Revisions = [],
    };

    /// <summary>As the store was read to say before the first run.</summary>
    private static readonly ExperimentOverview Overview = new()
    {
        Id = 7, Name = "grown", Description = "", CreatedAt = DateTimeOffset.UnixEpoch, Revisions = 2, PlanHash = "",
        PlannedTrials = 240, StoredTrials = 0, DivergedTrials = 0,
        Job = new Job
        {
            ExperimentId = 7, Name = "grown", State = JobState.Running, LastTrial = 240, SubmittedAt = DateTimeOffset.UnixEpoch,
        },
    };

    [Fact]
    public void Stored_trials_do_not_fall_where_one_run_follows_another_between_two_looks_at_the_store()
    {
        ActiveRuns active = new();
        ProgressReader reader = new(active, TimeProvider.System);
        RunProgress first = new();
        first.OnStarted(200, 0);
        first.OnStored(5, 5005);
        active.Add(new ActiveRun(Experiment, first, DateTimeOffset.UnixEpoch));
        Assert.Equal(5, reader.Read(Overview).StoredTrials);

        active.Add(new ActiveRun(Experiment, new RunProgress(), DateTimeOffset.UnixEpoch));
        Assert.Equal(5, reader.Read(Overview).StoredTrials);

        active.Remove(7);
        Assert.Equal(5, reader.Read(Overview).StoredTrials);
        ProgressResource read = reader.Read(Overview with { StoredTrials = 200 });
        Assert.Equal((200, ExperimentState.Running), (read.StoredTrials, read.Status));
    }
}
