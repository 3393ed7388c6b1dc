using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Reads <c>{ every: 10, x: false }</c> and <c>{ log: 50 }</c>.</summary>
internal sealed class TraceReader(Mistakes mistakes)
{
    private readonly NumberReader _numbers = new(mistakes);
    private readonly NumberRule _every = NumberRule.Whole("a number of iterations between points", 0, SpecNumbers.MostIterations);
    private readonly NumberRule _log = NumberRule.Whole("a number of points a decade", 1, SpecNumbers.MostPerDecade);

    public TraceRules Read(Node node)
    {
        if (Fields.Read(node, "a trace rule", SpecKeys.OfTrace, mistakes) is not Fields fields)
            return TraceRules.Everything;
        Node? every = fields.Optional(SpecKeys.Every);
        Node? log = fields.Optional(SpecKeys.Log);
        if (every is not null && log is not null)
            mistakes.Add(node.Place, "'every' and 'log' exclude each other: a trace takes one of them.");

        int? perDecade = log is null ? 0 : _numbers.ReadWhole(log, _log);
        int? step = every is not null ? _numbers.ReadWhole(every, _every)
            : log is null ? SpecNumbers.DefaultEvery
            : 0;
        bool recordsX = fields.Optional(SpecKeys.X) is not Node x || _numbers.ReadSwitch(x, "a choice for x") is not false;
        TraceRules rules = new() { Every = step ?? SpecNumbers.DefaultEvery, PerDecade = perDecade ?? 0 };

        // Where nothing is recorded, x is not either, so that the same trace is the same rules.
        return rules with { RecordsX = recordsX && rules.RecordsAny };
    }
}
