using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Experiments.Plugins;

/// <summary>A stored spec names a plugin that cannot be had here, or only in another version.</summary>
public sealed class PluginUnavailableException(string message) : StoreException(message);
