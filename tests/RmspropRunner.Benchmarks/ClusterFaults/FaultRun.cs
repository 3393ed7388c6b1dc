using RmspropRunner.Waiting;

namespace RmspropRunner.Benchmarks.ClusterFaults;

/// <summary>An experiment that the cluster runs, seen through the database.</summary>
internal sealed class FaultRun(FaultDatabase database, long id, string name, FaultSpec spec)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public long Id => id;

    public string Name => name;

    public FaultSpec Spec => spec;

    /// <summary>Trials whose shards have their mark.</summary>
    public Task<long> StoredAsync() =>
        database.ScalarAsync<long>($"SELECT coalesce(sum(trial_count), 0)::bigint FROM shard WHERE experiment = {id}");

    public async Task<long> LeftAsync() => spec.Trials - await StoredAsync();

    /// <summary>Waits until this share of its shards is stored, from 0 to 1.</summary>
    public async Task UntilStoredAsync(double share) =>
        await Until.TrueAsync($"{share:P0} of {name} is stored", Patience, async () => await StoredAsync() >= share * spec.Trials);

    /// <summary>Waits until its job is finished, and gives the seconds that it took.</summary>
    public async Task<double> UntilFinishedAsync()
    {
        await Until.TrueAsync($"{name} is finished", Patience, async () => await database.ScalarAsync<string>(
            $"SELECT state::text FROM job WHERE experiment = {id}") == "finished");
        return await database.ScalarAsync<double>(
            $"SELECT extract(epoch FROM ended_at - started_at)::float8 FROM job WHERE experiment = {id}");
    }
}
