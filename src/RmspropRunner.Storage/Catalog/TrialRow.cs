using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Storage.Catalog;

/// <summary>A row of `trial`. Only read through EF Core: each database's bulk writer writes it.</summary>
internal sealed class TrialRow
{
    public long Experiment { get; set; }

    public long Number { get; set; }

    public long Configuration { get; set; }

    public required string Problem { get; set; }

    public int Dimension { get; set; }

    public required string Optimizer { get; set; }

    public uint Seed { get; set; }

    public required string Outcome { get; set; }

    public required string StopReason { get; set; }

    public int Iterations { get; set; }

    /// <summary>Null is NaN, here and below, where the database has none.</summary>
    public double? FinalObjective { get; set; }

    public double? BestObjective { get; set; }

    public int BestIteration { get; set; }

    public int? TargetIteration { get; set; }

    public ContentHash ContentHash { get; set; }

    public required string Hyperparameters { get; set; }

    public required double[] Start { get; set; }

    public required double[] FinalX { get; set; }
}
