namespace RmspropRunner.Experiments.Specs;

/// <summary>What a spec may name outside its own text, as whoever reads it allows.</summary>
public sealed record SpecSurroundings
{
    /// <summary>Nothing: the text says it all.</summary>
    public static SpecSurroundings None { get; } = new();
}
