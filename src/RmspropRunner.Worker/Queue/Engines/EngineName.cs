namespace RmspropRunner.Worker.Queue.Engines;

/// <summary>The engines by name.</summary>
internal static class EngineName
{
    /// <summary>Experiments run on the cluster's workers together.</summary>
    public const string Orleans = "orleans";

    /// <summary>Experiments run on the cluster's workers together, of whom this one is none: it computes nothing.</summary>
    public const string OrleansClient = "orleans-client";

    /// <summary>Each worker runs its experiments alone.</summary>
    public const string InProcess = "in-process";
}
