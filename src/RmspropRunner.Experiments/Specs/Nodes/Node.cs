namespace RmspropRunner.Experiments.Specs.Nodes;

/// <summary>A piece of the text: a scalar, a list or a mapping.</summary>
internal abstract class Node(Place place, long size)
{
    public Place Place { get; } = place;

    /// <summary>The nodes in it, itself among them, an alias counting as all that it repeats.</summary>
    public long Size { get; } = size;

    /// <summary>What it is, as messages that begin with it call it.</summary>
    public abstract string Found { get; }
}
