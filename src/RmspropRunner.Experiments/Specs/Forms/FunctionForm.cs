using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Experiments.Specs.Schemas;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Forms;

/// <summary>A function of the catalog: <c>sphere</c>, or <c>sphere: { dimension: 3 }</c>.</summary>
internal sealed class FunctionForm(Problem function) : IProblemForm
{
    public string Name => function.Name;

    public string Summary => function.Summary;

    public string Formula => function.Formula;

    public Problem? Function => function;

    public bool NeedsParameters => false;

    public IEnumerable<ProblemEntry> Read(NamedEntry entry, FormReading reading) =>
        new TransformationsReader(reading).Read(entry, reading.Fields(entry, SpecKeys.OfFunction), function);

    public JsonObject Schema() => ProblemSchema.OfFunction(function);
}
