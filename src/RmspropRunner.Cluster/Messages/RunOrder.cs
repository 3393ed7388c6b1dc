namespace RmspropRunner.Cluster.Messages;

/// <summary>Somebody wants an experiment to be run, and to hear how it goes.</summary>
[GenerateSerializer, Immutable]
internal sealed record RunOrder
{
    /// <summary>Who asks; the same in each of its calls.</summary>
    [Id(0)]
    public required Guid Attendant { get; init; }

    /// <summary>The number of the last trial to run.</summary>
    [Id(1)]
    public required long LastTrial { get; init; }

    /// <summary>The run that it heard of last; empty where it has heard of none, or wants another.</summary>
    [Id(2)]
    public required Guid Run { get; init; }
}
