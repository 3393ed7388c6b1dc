namespace RmspropRunner.Experiments.Plugins;

/// <summary>Where a spec may name no plugins.</summary>
/// <param name="advice">What to do instead: a sentence for the user.</param>
public sealed class NoPlugins(string advice) : IPluginSource
{
    public Plugin Load(string file, string? digest) => throw new PluginException(advice);
}
