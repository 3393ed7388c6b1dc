namespace RmspropRunner.Cluster.Messages;

/// <summary>Where a session of a coordinator at a silo stands.</summary>
internal enum SessionState
{
    /// <summary>It takes shards.</summary>
    Open,

    /// <summary>The silo is about to stop: it finishes what it has begun, and takes nothing more.</summary>
    Leaving,

    /// <summary>The silo is about to stop, and has nothing under way any more: this is its last word.</summary>
    Left,

    /// <summary>It was ended, or has ended with trouble.</summary>
    Ended,

    /// <summary>A later session has taken its place.</summary>
    Superseded,

    /// <summary>The silo does not know it (any more).</summary>
    Unknown,
}
