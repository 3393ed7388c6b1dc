namespace RmspropRunner.Optim.Trials;

/// <summary>Why a trial ended. Where several hold at once, the first of this list counts.</summary>
public enum StopReason
{
    /// <summary>The objective was not finite, or above the limit.</summary>
    Diverged,

    /// <summary>The objective reached the target.</summary>
    Target,

    /// <summary>The gradient's norm reached its tolerance.</summary>
    GradientNorm,

    /// <summary>The best objective had not improved enough for long enough.</summary>
    Stagnation,

    /// <summary>All iterations were done.</summary>
    Iterations,
}
