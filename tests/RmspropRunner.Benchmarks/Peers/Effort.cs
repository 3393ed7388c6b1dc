namespace RmspropRunner.Benchmarks.Peers;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">Of each side, taking turns.</param>
/// <param name="Share">1 for everything that the table says; a quick look does with a tenth.</param>
internal sealed record Effort(int Rounds, double Share)
{
    public static Effort Full { get; } = new(5, 1);

    public static Effort Quick { get; } = new(3, 0.1);

    /// <summary>As much of this as is measured, from 1 up.</summary>
    public int Of(int whole) => Math.Max(1, (int)Math.Round(whole * Share));
}
