using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Specs.Files;

namespace RmspropRunner.Experiments.Specs;

/// <summary>What a spec may name outside its own text, as whoever reads it allows.</summary>
public sealed record SpecSurroundings
{
    /// <summary>Nothing: the text says it all.</summary>
    public static SpecSurroundings None { get; } = new();

    /// <summary>The files that the spec may name; none unless given.</summary>
    public ISpecFiles Files { get; init; } = new NoSpecFiles("A spec may name no files here: write what it needs under its own key 'data'.");

    /// <summary>The plugins that the spec may name; none unless given.</summary>
    public IPluginSource Plugins { get; init; } = new NoPlugins("A spec may name no plugins here.");

    /// <summary>Whether the text was stored, and so was right once: what is missing around it now is no mistake in it.</summary>
    internal bool IsOfStored { get; init; }
}
