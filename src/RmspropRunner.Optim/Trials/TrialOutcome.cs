namespace RmspropRunner.Optim.Trials;

/// <summary>How a trial ended. Objectives are in the problem's unit; iterations count updates, 0 being the start.</summary>
public readonly record struct TrialOutcome
{
    public required StopReason StopReason { get; init; }

    /// <summary>The updates that were done.</summary>
    public required int Iterations { get; init; }

    /// <summary>f(x) after the last update; NaN or ±∞ where the trial diverged so far.</summary>
    public required double FinalObjective { get; init; }

    /// <summary>The lowest f(x) met; NaN or ±∞ only where the start already was.</summary>
    public required double BestObjective { get; init; }

    /// <summary>The first iteration with that f(x).</summary>
    public required int BestIteration { get; init; }

    /// <summary>The first iteration at which the target was reached; null where it was not, or none was set.</summary>
    public int? TargetIteration => StopReason == StopReason.Target ? Iterations : null;

    /// <summary>Whether the trial ended with an objective that was not finite, or above the limit.</summary>
    public bool IsDiverged => StopReason == StopReason.Diverged;
}
