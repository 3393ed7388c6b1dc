using Orleans.Concurrency;
using RmspropRunner.Cluster.Messages;
using RmspropRunner.Cluster.Placement;
using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Cluster.Shards;

/// <summary>Hands shards from the coordinator to the silo's compute threads, which are not Orleans', and tells what is stored.</summary>
[Reentrant, OnSilo]
internal sealed class ShardGrain(SiloCompute compute) : Grain, IShardGrain
{
    /// <summary>A coordinator calls at least every second: one that has not for so long is gone, and no other has come.</summary>
    private static readonly TimeSpan CoordinatorPatience = TimeSpan.FromSeconds(20);

    private ShardSession? _session;
    private long _latest;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(
            EndIfForgottenAsync,
            new GrainTimerCreationOptions { DueTime = CoordinatorPatience, Period = CoordinatorPatience / 4, Interleave = true });
        return Task.CompletedTask;
    }

    public async Task<ShardAnswer> BeginAsync(long session, string planHash)
    {
        if (session <= _latest)
            return new ShardAnswer { State = SessionState.Superseded };
        _latest = session;
        if (_session is { } earlier)
        {
            if (earlier.PlanHash == planHash && earlier.TryRenumber(session) is { } goingOn)
                return goingOn;
            _session = null;
            await earlier.EndAsync();
        }

        try
        {
            ExperimentPlan plan = await compute.PlanAsync(OnSilo.ExperimentOf(this.GetPrimaryKeyString()), planHash);
            if (session != _latest)
                return new ShardAnswer { State = SessionState.Superseded };
            _session = compute.Begin(session, OnSilo.ExperimentOf(this.GetPrimaryKeyString()), plan);
            return _session.Answer();
        }
        catch (Exception error)
        {
            return new ShardAnswer { State = SessionState.Ended, Trouble = Trouble.Of(error) };
        }
    }

    public Task<ShardAnswer> ExchangeAsync(ShardOrder order) =>
        Find(order.Session) is { } session ? session.ExchangeAsync(order) : Task.FromResult(NotFound(order.Session));

    public async Task<ShardAnswer> EndAsync(long session)
    {
        if (Find(session) is not { } found)
            return NotFound(session);
        await found.EndAsync();
        if (_session == found)
            DeactivateOnIdle();
        return found.Answer();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_session is { } session)
            await session.EndAsync();
    }

    /// <summary>Ends a session that nobody asks about any more; what it has computed is committed.</summary>
    private async Task EndIfForgottenAsync(CancellationToken cancellationToken)
    {
        if (_session is { } session && !session.IsHeardWithin(CoordinatorPatience))
        {
            await session.EndAsync();
            if (_session == session)
                DeactivateOnIdle();
        }
    }

    private ShardSession? Find(long session) => _session?.Number == session ? _session : null;

    private ShardAnswer NotFound(long session) =>
        new() { State = session < _latest ? SessionState.Superseded : SessionState.Unknown };
}
