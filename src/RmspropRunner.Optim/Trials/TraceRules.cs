namespace RmspropRunner.Optim.Trials;

/// <summary>
/// Which iterations of a trial are recorded. Where any are, the first (0), the last and the best always are.
/// </summary>
public sealed record TraceRules
{
    /// <summary>Every iteration, with x.</summary>
    public static TraceRules Everything { get; } = new() { Every = 1, RecordsX = true };

    /// <summary>Record the multiples of this; 0 where <see cref="PerDecade"/> says which, or nothing is recorded.</summary>
    public int Every { get; init; }

    /// <summary>Record about this many iterations between each power of ten and the next, evenly by ratio; 0 where <see cref="Every"/> says which.</summary>
    public int PerDecade { get; init; }

    /// <summary>Whether the parameters are recorded too.</summary>
    public bool RecordsX { get; init; }

    public bool RecordsAny => Every > 0 || PerDecade > 0;

    /// <summary>Whether some iterations are left out, so that the best one has to be remembered.</summary>
    public bool IsThinned => RecordsAny && Every != 1;
}
