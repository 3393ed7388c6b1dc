namespace RmspropRunner.Experiments.Plugins;

/// <summary>A plugin cannot be had: the message says why, and what would be right, in sentences for the user.</summary>
public sealed class PluginException(string message) : Exception(message);
