using RmspropRunner.Experiments.Engines.Sharing;
using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Experiments.Engines;

/// <summary>A run whose shards are brought to it bit by bit, by somebody who decides where each shard is computed.</summary>
#pragma warning disable CA1001 // What the run holds (a token source without timer or handle) needs no disposal, and may be used to the last.
public sealed class FedRun
#pragma warning restore CA1001
{
    private readonly ShardCompute _compute;
    private readonly SharedRun _run;
    private readonly FedShards _shards;

    internal FedRun(ShardCompute compute, SharedRun run, FedShards shards)
    {
        (_compute, _run, _shards) = (compute, run, shards);

        // On the thread pool, wherever this is called: a grain would have its own scheduler run it.
        Completion = Task.Run(() => compute.RunAsync(run, CancellationToken.None));
    }

    /// <summary>
    /// Ends when it was closed and all it was given is stored; with the first failure; or as cancelled when it was
    /// stopped before that. Nothing of it is under way then.
    /// </summary>
    public Task Completion { get; }

    /// <summary>Whether it was stopped or has failed, so that nothing more of it is computed.</summary>
    public bool IsEnding => _run.IsStopping || Completion.IsCompleted;

    /// <summary>The shards that are not computed yet: in threads, or waiting for one.</summary>
    public int Uncomputed => _compute.Read(() => _shards.Count + _run.Computing);

    /// <summary>Gives it more; what comes after its end is left alone.</summary>
    public void Add(IReadOnlyList<Shard> shards) => _compute.Feed(_run, () =>
    {
        if (_shards.IsOpen)
            _shards.Add(shards);
    });

    /// <summary>Tells it that no more come.</summary>
    /// <returns>Those that no thread has taken: it leaves them alone.</returns>
    public IReadOnlyList<Shard> Close()
    {
        IReadOnlyList<Shard> left = [];
        _compute.Feed(_run, () => left = _shards.Close());
        return left;
    }

    /// <summary>Ends it between two iterations; what is computed and quick to write is still committed.</summary>
    public void Stop() => _compute.Stop(_run);
}
