using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Formulas;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Forms;

/// <summary>
/// Reads a formula's variables: <c>bounds: { x: [-1, 1], y: [0, 2] }</c>, or <c>variables: [x, y]</c> beside bounds that
/// have no names; with neither, the variables are x[1] to x[n].
/// </summary>
internal sealed class VariablesReader(Mistakes mistakes)
{
    private readonly BoundsReader _bounds = new(mistakes);

    /// <param name="list">What is under variables.</param>
    /// <param name="bounds">What is under bounds.</param>
    /// <param name="names">The variables, in order; null for x[1] to x[n].</param>
    /// <param name="intervals">Their bounds, where those have the names; null where they are read as any problem's.</param>
    /// <returns>Whether nothing is wrong with them.</returns>
    public bool TryRead(Node? list, Node? bounds, out IReadOnlyList<string>? names, out IReadOnlyList<Interval>? intervals)
    {
        names = null;
        intervals = null;
        if (bounds is MappingNode mapping)
        {
            if (list is not null)
            {
                mistakes.Add(list.Place, "The variables have their names under bounds already: leave this out.");
                return false;
            }

            Interval?[] read = [.. mapping.Entries.Select(entry => ReadInterval(entry.Value))];
            names = ReadNames(mapping.Place, [.. mapping.Entries.Select(Node (entry) => entry.Key)]);
            intervals = [.. read.OfType<Interval>()];
            return names is not null && intervals.Count == read.Length;
        }

        if (list is null)
            return bounds is not null;
        if (list is not SequenceNode { Items: { } items })
        {
            mistakes.Add(list.Place, $"{list.Found} is not a list of variables: it takes names, such as [x, y].");
            return false;
        }

        names = ReadNames(list.Place, items);
        return bounds is not null && names is not null;
    }

    private Interval? ReadInterval(Node node)
    {
        IReadOnlyList<Interval> interval = _bounds.Read(node, out bool isPerCoordinate);
        if (isPerCoordinate)
            mistakes.Add(node.Place, "A list of pairs is not the bounds of one variable: it takes [low, high].");
        return isPerCoordinate || interval.Count == 0 ? null : interval[0];
    }

    private List<string>? ReadNames(Place place, IReadOnlyList<Node> nodes)
    {
        if (nodes.Count == 0)
            mistakes.Add(place, "A formula has at least one variable, such as x.");
        List<string> names = [];
        HashSet<string> known = [];
        foreach (Node node in nodes)
        {
            if (node is not ScalarNode scalar || !Formula.IsVariableName(scalar.Text))
                mistakes.Add(node.Place, $"{node.Found} is not a variable's name: it takes letters a to z, digits and _, and no word that formulas have a meaning for, such as n, e, pi or sin.");
            else if (!known.Add(scalar.Text))
                mistakes.Add(node.Place, $"{node.Found} is here a second time.");
            else
                names.Add(scalar.Text);
        }

        return names.Count == nodes.Count && names.Count > 0 ? names : null;
    }
}
