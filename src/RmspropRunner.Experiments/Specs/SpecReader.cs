using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Specs.Forms;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Specs;

/// <summary>Turns text into a spec, or into everything that is wrong with it: text, then nodes, then each key's own reader.</summary>
internal sealed class SpecReader
{
    private const string Thing = "a spec";

    private readonly SpecLimits _limits;
    private readonly SpecSurroundings _around;
    private readonly Mistakes _mistakes;
    private readonly NumberRule _iterations = NumberRule.Whole("a number of iterations", 0, SpecNumbers.MostIterations);

    private SpecReader(SpecLimits limits, SpecSurroundings around, Mistakes mistakes)
    {
        _limits = limits;
        _around = around;
        _mistakes = mistakes;
    }

    public static SpecResult Read(ReadOnlySpan<byte> utf8, SpecSurroundings around)
    {
        Mistakes mistakes = new();
        return TextCheck.Decode(utf8, SpecLimits.Standard, mistakes) is string yaml
            ? Read(yaml, SpecLimits.Standard, around)
            : new SpecResult(mistakes.InOrder());
    }

    public static SpecResult Read(string yaml, SpecLimits limits, SpecSurroundings around)
    {
        Mistakes mistakes = new();
        try
        {
            if (TextCheck.Check(yaml, limits, mistakes) is string text
                && new SpecReader(limits, around, mistakes).ReadText(text) is ExperimentSpec spec
                && !mistakes.Any)
            {
                return new SpecResult(spec);
            }
        }
        catch (TooManyMistakesException)
        {
            // The last of the mistakes says that there are more.
        }

        return new SpecResult(mistakes.InOrder());
    }

    private ExperimentSpec? ReadText(string text)
    {
        Node? root = NodeReader.Read(text, _limits, _mistakes);
        if (root is null && !_mistakes.Any)
            _mistakes.Add(new Place(1, 1), "The spec is empty: it needs name, problems, optimizers and iterations.");
        return root is null || Fields.Read(root, Thing, SpecKeys.OfSpec, _mistakes) is not Fields fields ? null : ReadFields(fields, text);
    }

    private ExperimentSpec ReadFields(Fields fields, string text)
    {
        ValuesReader values = new(_limits, _mistakes);
        WordsReader words = new(_mistakes);
        Node? name = fields.Required(SpecKeys.Name, "the experiment's name in the store");
        Node? problems = fields.Required(SpecKeys.Problems, "a list of problems, such as - sphere");
        Node? optimizers = fields.Required(SpecKeys.Optimizers, "a list of optimizers, such as - rmsprop");
        Node? iterations = fields.Required(SpecKeys.Iterations, _iterations.Accepts);
        Node? trace = fields.Optional(SpecKeys.Trace);

        DataReader data = new(_limits, _around, _mistakes);
        if (fields.Optional(SpecKeys.Data) is Node written)
            data.Note(written);
        TextCheck.CheckLength(text, data.PackedLength, _limits, _mistakes);
        PluginsReader plugged = new(_around, _mistakes);
        IReadOnlyList<Plugin> plugins = fields.Optional(SpecKeys.Plugins) is Node named ? plugged.Read(named) : [];
        FormReading reading = new(values, data, _limits, _around, _mistakes);
        IReadOnlyList<ProblemEntry> read = problems is null
            ? []
            : new ProblemsReader(reading, ProblemForms.With(plugins), plugged.AllRead).Read(problems);
        IReadOnlyList<OptimizerEntry> rules = optimizers is null
            ? []
            : new OptimizersReader(values, [.. OptimizerCatalog.All, .. plugins.SelectMany(plugin => plugin.Optimizers)], plugged.AllRead, _mistakes)
                .Read(optimizers);
        int? length = iterations is null ? null : new NumberReader(_mistakes).ReadWhole(iterations, _iterations);
        ExperimentSpec spec = new()
        {
            Name = name is null ? "" : words.ReadName(name),
            Description = fields.Optional(SpecKeys.Description) is Node description ? words.ReadDescription(description) : "",
            Problems = read,
            Optimizers = rules,
            Seeds = (fields.Optional(SpecKeys.Seeds) is Node seeds ? new SeedsReader(_mistakes).Read(seeds) : null) ?? SeedSet.One,
            Start = fields.Optional(SpecKeys.Start) is Node start ? new StartReader(_mistakes).Read(start, read) : StartRule.Uniform,
            Iterations = length ?? 0,
            Stop = fields.Optional(SpecKeys.Stop) is Node stop ? new StopReader(_mistakes).Read(stop) : StopRules.None,
            Trace = trace is not null ? new TraceReader(_mistakes).Read(trace) : TraceRules.Everything,
            Data = data.Used,
            Plugins = [.. plugins.Where(plugin => IsUsed(plugin, read, rules))],
        };

        PlanSize size = new(_limits, _mistakes);
        if (problems is not null)
            size.CheckInstances(spec, problems.Place);
        if (iterations is not null)
            size.CheckIterations(spec, iterations.Place);
        if (optimizers is not null)
        {
            size.CheckTrials(spec, optimizers.Place);
            size.CheckSections(spec, optimizers.Place);
        }

        if ((trace ?? iterations) is Node traced)
            size.CheckTrace(spec, traced.Place);

        // Where an entry could not be read, nobody knows what it would have named.
        if (!_mistakes.Any)
            data.CheckUsed();
        return spec;
    }

    /// <summary>What no entry uses changes no numbers, and is forgotten.</summary>
    private static bool IsUsed(Plugin plugin, IReadOnlyList<ProblemEntry> problems, IReadOnlyList<OptimizerEntry> optimizers) =>
        problems.Any(entry => entry.Problem.Origin == plugin.Digest) || optimizers.Any(entry => entry.Optimizer.Origin == plugin.Digest);
}
