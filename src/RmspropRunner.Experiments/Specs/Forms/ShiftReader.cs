using System.Globalization;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Forms;

/// <summary>Reads <c>1</c>, a range of such numbers, <c>[1, 2]</c> (one for each coordinate), and <c>[[1, 2], [3, 4]]</c>.</summary>
internal sealed class ShiftReader(ValuesReader values, Mistakes mistakes)
{
    private const string Accepts = "it takes a number for all coordinates, a list with one for each, a list of such lists, or a range { from, to, count, scale }";

    private readonly NumberReader _numbers = new(mistakes);

    /// <summary>The shifts, those that are wrong left out.</summary>
    public IReadOnlyList<WrittenShift> Read(Node node) => node switch
    {
        SequenceNode { Items: [SequenceNode, ..] } list => [.. list.Items.Select(ReadVector).OfType<WrittenShift>()],
        SequenceNode => [.. new[] { ReadVector(node) }.OfType<WrittenShift>()],
        MappingNode => [.. values.Read(node, TransformationRules.Shift).Select(by => new WrittenShift(node.Place, [by], false))],
        _ => ReadNumber(node) is double by ? [new WrittenShift(node.Place, [by], false)] : [],
    };

    /// <summary>A list with another number of values than the problem has dimensions is a mistake.</summary>
    public void CheckLength(WrittenShift shift, Problem problem, IReadOnlyList<int> dimensions)
    {
        int other = dimensions.FirstOrDefault(dimension => dimension != shift.By.Count);
        if (!shift.IsPerCoordinate || other == 0)
            return;
        string coordinates = shift.By.Count == 1 ? "coordinate" : "coordinates";
        mistakes.Add(shift.Place, string.Create(
            CultureInfo.InvariantCulture,
            $"A shift of {shift.By.Count} {coordinates} does not fit {problem.Name} of dimension {other}: {Accepts}."));
    }

    private WrittenShift? ReadVector(Node node)
    {
        if (node is not SequenceNode { Items: { Count: > 0 } items })
        {
            mistakes.Add(node.Place, $"{node.Found} is not a shift: {Accepts}.");
            return null;
        }

        double[] by = [.. items.Select(item => _numbers.Read(item, TransformationRules.Shift)).OfType<double>()];
        return by.Length == items.Count ? new WrittenShift(node.Place, by, true) : null;
    }

    private double? ReadNumber(Node node)
    {
        if (node is ScalarNode { Kind: ScalarKind.Number })
            return _numbers.Read(node, TransformationRules.Shift);
        mistakes.Add(node.Place, $"{node.Found} is not a shift: {Accepts}.");
        return null;
    }
}
