namespace RmspropRunner.Optim.Trials;

/// <summary>When a trial ends before its last iteration. A non-finite objective always ends it.</summary>
public sealed record StopRules
{
    public static StopRules None { get; } = new();

    /// <summary>Stop when f(x) ≤ this; null for never.</summary>
    public double? Target { get; init; }

    /// <summary>Stop when ‖∇f(x)‖₂ ≤ this, from 0 up; null for never.</summary>
    public double? GradientNorm { get; init; }

    /// <summary>Stop when progress has stalled; null for never.</summary>
    public Stagnation? Stagnation { get; init; }

    /// <summary>The trial has diverged when f(x) is above this; null where only a non-finite f(x) counts.</summary>
    public double? DivergeAbove { get; init; }
}
