using System.Globalization;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Reading;

internal sealed class ProblemsReader(ValuesReader values, Mistakes mistakes)
{
    private readonly BoundsReader _bounds = new(mistakes);
    private readonly NamedEntryReader _entries = new("problem", [.. ProblemCatalog.All.Select(problem => problem.Name)], mistakes);

    public IReadOnlyList<ProblemEntry> Read(Node node) => [.. _entries.Read(node).Select(ReadEntry)];

    private ProblemEntry ReadEntry(NamedEntry entry)
    {
        Problem problem = ProblemCatalog.Find(entry.Name.Text)!;
        Fields? fields = entry.Parameters is null ? null : Fields.Read(entry.Parameters, problem.Name, SpecKeys.OfProblem, mistakes);
        IReadOnlyList<int> dimensions = fields?.Optional(SpecKeys.Dimension) is Node dimension
            ? [.. values.Read(dimension, NumberRule.DimensionOf(problem)).Select(value => (int)value)]
            : [SpecNumbers.DefaultDimension(problem)];
        return new ProblemEntry
        {
            Problem = problem,
            Dimensions = dimensions,
            Bounds = fields?.Optional(SpecKeys.Bounds) is Node bounds ? ReadBounds(bounds, dimensions) : [problem.Bounds],
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
