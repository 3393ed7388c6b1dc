namespace RmspropRunner.Experiments.Thinning;

/// <summary>On which axis thinned points are evenly spaced.</summary>
public enum IterationAxis
{
    Linear,

    /// <summary>Between 1 and the last; what was recorded so would lose nearly all of its beginning on a linear axis.</summary>
    Logarithmic,
}
