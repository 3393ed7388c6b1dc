namespace RmspropRunner.Worker.Metrics.Convergence;

/// <summary>The powers of ten of iterations at which convergence is looked at.</summary>
internal static class Milestones
{
    /// <summary>The iterations as labels have them; a trial has at most so many.</summary>
    public static IReadOnlyList<string> Iterations { get; } =
        [.. Enumerable.Range(0, 10).Select(zeros => $"1{new string('0', zeros)}")];
}
