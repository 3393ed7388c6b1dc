namespace RmspropRunner.Cluster.Messages;

/// <summary>What kind of trouble a silo had.</summary>
internal enum TroubleKind
{
    /// <summary>The store cannot be reached just now.</summary>
    Unavailable,

    /// <summary>The silo makes another plan of the specs.</summary>
    Refused,

    /// <summary>The experiment has changed or gone.</summary>
    Conflict,

    /// <summary>The store failed.</summary>
    StoreFailure,

    /// <summary>The store cannot be used as asked.</summary>
    Store,

    /// <summary>The program failed.</summary>
    Bug,
}
