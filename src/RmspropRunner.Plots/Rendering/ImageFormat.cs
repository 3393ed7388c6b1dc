namespace RmspropRunner.Plots.Rendering;

/// <summary>Formats of picture files.</summary>
public enum ImageFormat
{
    Svg,
    Png,
}
