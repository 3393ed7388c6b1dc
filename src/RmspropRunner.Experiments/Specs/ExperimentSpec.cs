using System.Numerics;
using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Specs.Files;
using RmspropRunner.Experiments.Specs.Reading;
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

    /// <summary>The contents of the files that its entries name, each once; the entries have their digests.</summary>
    public IReadOnlyList<SpecData> Data { get; init; } = [];

    /// <summary>The plugins that its entries use, in the order of the text.</summary>
    public IReadOnlyList<Plugin> Plugins { get; init; } = [];

    /// <summary>
    /// How many trials it asks for, as written: the plan, which has none twice, has as many or fewer. Told without making
    /// the plan, which may be large.
    /// </summary>
    public long WrittenTrials => (long)BigInteger.Min(PlanSize.Trials(this), long.MaxValue);

    /// <summary>Reads a spec, or finds everything that is wrong with it.</summary>
    public static SpecResult Parse(string yaml) => SpecReader.Read(yaml, SpecLimits.Standard, SpecSurroundings.None);

    /// <summary>Reads a file's content; bytes that are not UTF-8 are one of the things that can be wrong with it.</summary>
    public static SpecResult Parse(ReadOnlySpan<byte> utf8) => Parse(utf8, SpecSurroundings.None);

    /// <summary>Reads a file's content, which may name what the surroundings have.</summary>
    public static SpecResult Parse(ReadOnlySpan<byte> utf8, SpecSurroundings around) => SpecReader.Read(utf8, around);

    /// <summary>Reads what <see cref="CanonicalSpec.Write(ExperimentSpec)"/> wrote, of whatever size.</summary>
    /// <exception cref="InvalidOperationException">It was not written there.</exception>
    public static ExperimentSpec ParseCanonical(string canonical) => ParseCanonical(canonical, SpecSurroundings.None);

    /// <summary>Reads what <see cref="CanonicalSpec.Write(ExperimentSpec)"/> wrote, of whatever size.</summary>
    /// <param name="canonical">The text.</param>
    /// <param name="around">Where its plugins are, if it has any.</param>
    /// <exception cref="InvalidOperationException">It was not written there.</exception>
    /// <exception cref="PluginUnavailableException">A plugin of it cannot be had, or is another one than it was.</exception>
    public static ExperimentSpec ParseCanonical(string canonical, SpecSurroundings around)
    {
        SpecResult result = SpecReader.Read(canonical, SpecLimits.None, around with { IsOfStored = true });
        if (result.IsValid)
            return result.Spec;
        SpecError error = result.Errors[0];
        throw new InvalidOperationException(
            $"A canonical spec does not read back: line {error.Line}, column {error.Column}: {error.Message}");
    }
}
