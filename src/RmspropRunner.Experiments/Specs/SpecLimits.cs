namespace RmspropRunner.Experiments.Specs;

/// <summary>How much a spec may ask for, so that a slip or a trap is refused before it takes the machine's memory.</summary>
internal sealed record SpecLimits
{
    /// <summary>For texts that people write.</summary>
    public static SpecLimits Standard { get; } = new();

    /// <summary>For texts that this program wrote, of specs that were within the limits: written out, they are longer.</summary>
    public static SpecLimits None { get; } = new()
    {
        TextBytes = long.MaxValue,
        RepeatedNodes = long.MaxValue,
        ValuesOfRanges = long.MaxValue,
        ProblemInstances = long.MaxValue,
        Trials = long.MaxValue,
        TraceBytes = long.MaxValue,
        DataBytes = long.MaxValue,
        ProblemText = long.MaxValue,
        FormulaOperations = long.MaxValue,
        PlanSections = long.MaxValue,
        Overlaps = long.MaxValue,
    };

    /// <summary>Of the text in UTF-8, data in base64 not counted.</summary>
    public long TextBytes { get; init; } = 1 << 20;

    /// <summary>Lists and mappings within one another.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>Nodes that aliases repeat, counted as often as they are repeated.</summary>
    public long RepeatedNodes { get; init; } = 100_000;

    /// <summary>Values of one range.</summary>
    public int ValuesOfRange { get; init; } = 1_000_000;

    /// <summary>Values of all ranges together.</summary>
    public long ValuesOfRanges { get; init; } = 1_000_000;

    /// <summary>Pairs of a problem and a dimension.</summary>
    public long ProblemInstances { get; init; } = 100_000;

    /// <summary>Trials of the plan; up to 2^53, a double holds every trial's number, as JSON needs.</summary>
    public long Trials { get; init; } = 1L << 53;

    /// <summary>The trace of one trial in memory, which is where it stays until its shard is stored.</summary>
    public long TraceBytes { get; init; } = 256 << 20;

    /// <summary>Characters of what tells problems from one another, for each combination and each dimension: a number counts as 16.</summary>
    public long ProblemText { get; init; } = 50_000_000;

    /// <summary>Operations of all formulas with their gradients, in each of their dimensions: all are made to be checked.</summary>
    public long FormulaOperations { get; init; } = 500_000;

    /// <summary>Problems times optimizer entries: each pair is a section of the plan.</summary>
    public long PlanSections { get; init; } = 1_000_000;

    /// <summary>Steps of comparing entries for the same optimizer, whose common trials count once.</summary>
    public long Overlaps { get; init; } = 20_000_000;

    /// <summary>Of all that the spec's entries name as files or carry as data, unpacked.</summary>
    public long DataBytes { get; init; } = 64 << 20;
}
