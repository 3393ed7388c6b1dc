namespace RmspropRunner.Experiments.Plugins;

/// <summary>The plugins of a spec, for reading an earlier one that it continues.</summary>
internal sealed class GivenPlugins(IReadOnlyList<Plugin> plugins) : IPluginSource
{
    public Plugin Load(string file, string? digest)
    {
        if (plugins.FirstOrDefault(plugin => plugin.Digest == digest) is { } same)
            return same;
        throw new PluginException(plugins.FirstOrDefault(plugin => plugin.File == file) is { } other
            ? $"plugins: {file} is another one, stored {digest}, now {other.Digest}"
            : $"plugins: {file} ({digest}) is no longer used");
    }
}
