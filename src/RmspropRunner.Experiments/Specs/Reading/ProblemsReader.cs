using RmspropRunner.Experiments.Specs.Forms;
using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Reads the list under <c>problems:</c>.</summary>
/// <param name="reading">What entries are read with.</param>
/// <param name="forms">The problems that the spec can name.</param>
/// <param name="knowsAll">Whether these are all that it should.</param>
internal sealed class ProblemsReader(FormReading reading, IReadOnlyList<IProblemForm> forms, bool knowsAll)
{
    public IReadOnlyList<ProblemEntry> Read(Node node)
    {
        NamedEntryReader entries = new("problem", [.. forms.Select(form => form.Name)], reading.Mistakes, knowsAll);
        return [.. entries.Read(node).SelectMany(entry => forms.First(form => form.Name == entry.Name.Text).Read(entry, reading))];
    }
}
