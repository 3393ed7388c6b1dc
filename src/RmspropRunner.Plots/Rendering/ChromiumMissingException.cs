namespace RmspropRunner.Plots.Rendering;

/// <summary>A picture file was asked for where no Chromium is installed; the message says what to do instead.</summary>
public sealed class ChromiumMissingException(string message) : Exception(message);
