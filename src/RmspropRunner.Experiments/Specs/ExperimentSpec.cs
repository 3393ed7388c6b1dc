using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Specs;

/// <summary>What a user asks for: problems × optimizers × hyperparameters × starts × seeds, and how to run and record them.</summary>
public sealed record ExperimentSpec
{
    /// <summary>The experiment's name in the store: 1 to 100 characters.</summary>
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>In the order of the plan; entries for the same problem are a union.</summary>
    public required IReadOnlyList<ProblemEntry> Problems { get; init; }

    /// <summary>In the order of the plan; entries for the same optimizer are a union.</summary>
    public required IReadOnlyList<OptimizerEntry> Optimizers { get; init; }

    public SeedSet Seeds { get; init; } = SeedSet.One;

    public StartRule Start { get; init; } = StartRule.Uniform;

    /// <summary>The most updates a trial does, from 0 up.</summary>
    public required int Iterations { get; init; }

    public StopRules Stop { get; init; } = StopRules.None;

    public TraceRules Trace { get; init; } = TraceRules.Everything;

    /// <summary>Reads a spec, or finds everything that is wrong with it.</summary>
    public static SpecResult Parse(string yaml) => SpecReader.Read(yaml);

    /// <summary>Reads back what <see cref="CanonicalSpec"/> wrote.</summary>
    public static ExperimentSpec ParseCanonical(string text) => throw new InvalidOperationException(text);
}
