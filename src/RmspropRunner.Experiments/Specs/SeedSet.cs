namespace RmspropRunner.Experiments.Specs;

/// <summary>Distinct seeds in order, as runs of consecutive ones, so that a million take no memory.</summary>
public sealed record SeedSet
{
    public static SeedSet One { get; } = new([new SeedRange(1, 1)]);

    /// <param name="ranges">Runs that do not overlap; at least one.</param>
    public SeedSet(IReadOnlyList<SeedRange> ranges) => Ranges = ranges;

    public IReadOnlyList<SeedRange> Ranges { get; }

    public long Count => Ranges.Sum(range => range.Count);
}
