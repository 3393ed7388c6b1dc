namespace RmspropRunner.Plots.Rendering;

/// <summary>A picture file could not be made, for a reason outside of this program; the message says which.</summary>
public sealed class RenderingException(string message) : Exception(message);
