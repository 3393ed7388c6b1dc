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
        Dictionary<string, IProblemForm> byName = [];
        foreach (IProblemForm form in forms)
            byName.TryAdd(form.Name, form);
        List<ProblemEntry> all = [];
        foreach (NamedEntry entry in entries.Read(node))
        {
            IReadOnlyList<ProblemEntry> read = [.. byName[entry.Name.Text].Read(entry, reading)];
            all.AddRange(read);

            // Too many are counted, and refused, when all is read: then these are enough to say so.
            if (!reading.TryAdd(entry.Name.Place, read) || reading.IsFull || reading.Formulas.IsSpent || all.Count > reading.Limits.ProblemInstances)
                break;
        }

        return all;
    }
}
