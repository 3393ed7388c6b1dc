namespace RmspropRunner.Experiments.Plugins;

/// <summary>Where the plugins that a spec names come from, as whoever reads the spec allows.</summary>
/// <remarks>Code in a plugin runs with all rights of the process: a source must only have what its owner trusts.</remarks>
public interface IPluginSource
{
    /// <summary>Loads a plugin.</summary>
    /// <param name="file">The DLL's path, as the spec has it: not empty.</param>
    /// <param name="digest">What its content has to be; null for any.</param>
    /// <exception cref="PluginException">It may not or cannot be loaded, or is another one.</exception>
    Plugin Load(string file, string? digest);
}
