using System.Globalization;

namespace RmspropRunner.Optim.Problems;

/// <summary>The dimensions that a problem takes.</summary>
/// <param name="Least">The fewest parameters it has.</param>
/// <param name="Most">The most parameters it has.</param>
/// <param name="Step">It takes multiples of this alone, 1 being all; Least and Most are multiples too.</param>
public readonly record struct DimensionRange(int Least, int Most, int Step = 1)
{
    /// <summary>More parameters than this are refused: a trial would not fit into memory with its neighbours.</summary>
    public const int Limit = 1_000_000;

    /// <summary>The dimension when the spec has none.</summary>
    public const int Default = 2;

    /// <summary>Two parameters, neither more nor fewer.</summary>
    public static DimensionRange Two { get; } = new(2, 2);

    public static DimensionRange From(int least) => new(least, Limit);

    public bool Contains(int dimension) => dimension >= Least && dimension <= Most && dimension % Step == 0;

    public override string ToString() =>
        Least == Most ? Least.ToString(CultureInfo.InvariantCulture)
        : Step == 1 ? string.Create(CultureInfo.InvariantCulture, $"a whole number from {Least} to {Most}")
        : string.Create(CultureInfo.InvariantCulture, $"a multiple of {Step} from {Least} to {Most}");
}
