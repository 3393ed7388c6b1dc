using RmspropRunner.Experiments.Specs.Forms;
using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Reads the list under <c>problems:</c>.</summary>
internal sealed class ProblemsReader(FormReading reading)
{
    private readonly IReadOnlyList<IProblemForm> _forms = ProblemForms.All;

    public IReadOnlyList<ProblemEntry> Read(Node node)
    {
        NamedEntryReader entries = new("problem", [.. _forms.Select(form => form.Name)], reading.Mistakes);
        return [.. entries.Read(node).SelectMany(entry => _forms.First(form => form.Name == entry.Name.Text).Read(entry, reading))];
    }
}
