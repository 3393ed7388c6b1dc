using RmspropRunner.Experiments.Plans;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Trials;

/// <summary>A finished trial as the store keeps it: what it was, and how it ended.</summary>
public sealed record TrialRecord
{
    /// <summary>Its number in the experiment, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The number of its configuration (problem, optimizer, hyperparameters) in the experiment, from 1.</summary>
    public required long Configuration { get; init; }

    public required string Problem { get; init; }

    public required int Dimension { get; init; }

    public required string Optimizer { get; init; }

    /// <summary>A JSON object of every hyperparameter, and the variant where there is one.</summary>
    public required string Hyperparameters { get; init; }

    public required uint Seed { get; init; }

    /// <summary>A hash of all that the trial's numbers depend on.</summary>
    public required ContentHash ContentHash { get; init; }

    /// <summary>Where it started; as long as the dimension.</summary>
    public required double[] Start { get; init; }

    /// <summary>Where it ended; as long as the dimension.</summary>
    public required double[] FinalX { get; init; }

    public required TrialOutcome Outcome { get; init; }
}
