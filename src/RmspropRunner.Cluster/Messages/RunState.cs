namespace RmspropRunner.Cluster.Messages;

/// <summary>Where a coordinator's run stands.</summary>
internal enum RunState
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>All that was asked for is stored.</summary>
    Finished,

    /// <summary>Nobody attended it any more.</summary>
    Stopped,

    /// <summary>It ended with the trouble.</summary>
    Failed,

    /// <summary>Another coordinator has it: ask again.</summary>
    Superseded,
}
