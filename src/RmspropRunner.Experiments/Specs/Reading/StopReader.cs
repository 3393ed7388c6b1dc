using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Reads <c>{ target: 1e-8, stagnation: { iterations: 200, improvement: 1e-12 }, diverge_above: 1e12 }</c> and its like.</summary>
internal sealed class StopReader(Mistakes mistakes)
{
    private readonly NumberReader _numbers = new(mistakes);
    private readonly NumberRule _window = NumberRule.Whole("a number of iterations", 1, SpecNumbers.MostIterations);

    public StopRules Read(Node node)
    {
        if (Fields.Read(node, "a set of stop rules", SpecKeys.OfStop, mistakes) is not Fields fields)
            return StopRules.None;
        return new StopRules
        {
            Target = Read(fields, SpecKeys.Target, NumberRule.Any("a target")),
            GradientNorm = Read(fields, SpecKeys.GradientNorm, NumberRule.From0Up("a gradient_norm")),
            Stagnation = fields.Optional(SpecKeys.Stagnation) is Node stagnation ? ReadStagnation(stagnation) : null,
            DivergeAbove = Read(fields, SpecKeys.DivergeAbove, NumberRule.Above0("a limit for diverge_above")),
        };
    }

    private Stagnation? ReadStagnation(Node node)
    {
        if (Fields.Read(node, "a stagnation rule", SpecKeys.OfStagnation, mistakes) is not Fields fields)
            return null;
        int? window = fields.Required(SpecKeys.Iterations, _window.Accepts) is Node length ? _numbers.ReadWhole(length, _window) : null;
        double improvement = Read(fields, SpecKeys.Improvement, NumberRule.From0Up("an improvement")) ?? 0;
        return window is int iterations ? new Stagnation(iterations, improvement) : null;
    }

    private double? Read(Fields fields, string key, NumberRule rule) =>
        fields.Optional(key) is Node value ? _numbers.Read(value, rule) : null;
}
