namespace RmspropRunner.Experiments.Jobs;

/// <summary>Which experiments are asked for.</summary>
public sealed record OverviewFilter
{
    /// <summary>Only the one of that name; null for any.</summary>
    public string? Name { get; init; }

    /// <summary>Only the one of that id; null for any.</summary>
    public long? Id { get; init; }

    /// <summary>Only those that stand so; null for any.</summary>
    public ExperimentStanding? Standing { get; init; }

    /// <summary>Only those whose id is lower: what comes after that one in a list, the newest being first. Default: all.</summary>
    public long Before { get; init; } = long.MaxValue;

    /// <summary>At most so many, from 1 up.</summary>
    public required int Limit { get; init; }
}
