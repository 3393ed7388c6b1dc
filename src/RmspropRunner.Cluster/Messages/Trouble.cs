using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Cluster.Messages;

/// <summary>An error on its way between silos: they may be of different versions, and so exchange no exceptions.</summary>
[GenerateSerializer, Immutable]
internal sealed record Trouble([property: Id(0)] TroubleKind Kind, [property: Id(1)] string Message)
{
    public static Trouble Of(Exception error) => error switch
    {
        StoreUnavailableException => new Trouble(TroubleKind.Unavailable, error.Message),
        PlanRefusedException => new Trouble(TroubleKind.Refused, error.Message),
        StoreConflictException => new Trouble(TroubleKind.Conflict, error.Message),
        StoreFailureException => new Trouble(TroubleKind.StoreFailure, error.Message),
        StoreException => new Trouble(TroubleKind.Store, error.Message),
        _ => new Trouble(TroubleKind.Bug, $"{error.GetType().Name}: {error.Message}"),
    };

    /// <summary>As the store, or the silo, would have thrown it.</summary>
    public Exception ToException() => Kind switch
    {
        TroubleKind.Unavailable => new StoreUnavailableException(Message, null),
        TroubleKind.Refused => new PlanRefusedException(Message),
        TroubleKind.Conflict => new StoreConflictException(Message),
        TroubleKind.StoreFailure => new StoreFailureException(Message, null),
        TroubleKind.Store => new StoreException(Message),
        _ => new InvalidOperationException(Message),
    };
}
