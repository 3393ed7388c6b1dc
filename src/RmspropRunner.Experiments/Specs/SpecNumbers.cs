using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs;

/// <summary>The bounds and defaults of the spec's own numbers, shared by its reader and its schema.</summary>
internal static class SpecNumbers
{
    public const int LongestName = 100;
    public const int MostIterations = 2_000_000_000;
    public const int MostPerDecade = 1000;
    public const int MostPlugins = 100;
    public const int DefaultEvery = 1;
    public const int DefaultFirstSeed = 1;

    /// <summary>The dimension where the spec has none.</summary>
    public static int DefaultDimension(Problem problem) => problem.DefaultDimension;
}
