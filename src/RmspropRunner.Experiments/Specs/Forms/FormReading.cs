using System.Globalization;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Forms;

/// <summary>What every form reads its entries with.</summary>
internal sealed class FormReading(ValuesReader values, DataReader files, SpecLimits limits, SpecSurroundings around, Mistakes mistakes)
{
    private readonly BoundsReader _bounds = new(mistakes);

    public ValuesReader Values => values;

    /// <summary>Reads what entries name as files.</summary>
    public DataReader Files => files;

    public SpecLimits Limits => limits;

    /// <summary>What the spec may name outside its text.</summary>
    public SpecSurroundings Around => around;

    public Mistakes Mistakes => mistakes;

    /// <summary>The entry's fields; null where it has none, or where they are no mapping.</summary>
    public Fields? Fields(NamedEntry entry, IReadOnlyList<string> keys) =>
        entry.Parameters is null ? null : Reading.Fields.Read(entry.Parameters, entry.Name.Text, keys, mistakes);

    /// <summary>Completes an entry with the dimension and the bounds that are written, or else the problem's own.</summary>
    public ProblemEntry Complete(Problem problem, Fields? fields)
    {
        IReadOnlyList<int> dimensions = fields?.Optional(SpecKeys.Dimension) is Node dimension
            ? [.. values.Read(dimension, NumberRule.DimensionOf(problem)).Select(value => (int)value)]
            : [SpecNumbers.DefaultDimension(problem)];
        return new ProblemEntry
        {
            Problem = problem,
            Dimensions = dimensions,
            Bounds = fields?.Optional(SpecKeys.Bounds) is Node bounds ? ReadBounds(bounds, dimensions) : problem.Bounds,
        };
    }

    private IReadOnlyList<Interval> ReadBounds(Node node, IReadOnlyList<int> dimensions)
    {
        IReadOnlyList<Interval> bounds = _bounds.Read(node, out bool isPerCoordinate);
        int other = dimensions.FirstOrDefault(dimension => dimension != bounds.Count);
        if (isPerCoordinate && bounds.Count > 0 && other != 0)
        {
            mistakes.Add(node.Place, string.Create(
                CultureInfo.InvariantCulture,
                $"Bounds for {bounds.Count} coordinates do not fit dimension {other}: "
                + $"it takes one [low, high] for all coordinates, or one for each."));
        }

        return bounds;
    }
}
