using System.Globalization;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Reads <c>uniform</c>, <c>customary</c>, a point <c>[5, 4]</c> and a list of points.</summary>
internal sealed class StartReader(Mistakes mistakes)
{
    private const string Accepts = "it takes uniform, customary, a point such as [5, 4], or a list of points";

    private readonly NumberReader _numbers = new(mistakes);
    private readonly NumberRule _coordinate = NumberRule.Any("a coordinate");

    /// <summary>Where trials start; points that do not fit the problems are mistakes.</summary>
    public StartRule Read(Node node, IReadOnlyList<ProblemEntry> problems)
    {
        if (node is ScalarNode { Kind: ScalarKind.Text } text)
        {
            if (text.Text == SpecKeys.Customary)
                return ReadCustomary(node.Place, problems);
            string question = KnownNames.Nearest(text.Text, SpecKeys.Starts) is string nearest ? $"; did you mean '{nearest}'?" : "";
            if (text.Text != SpecKeys.Uniform)
                mistakes.Add(node.Place, $"{text.Found} is not a start{question}: {Accepts}.");
            return StartRule.Uniform;
        }

        bool isList = node is SequenceNode { Items: [SequenceNode, ..] };
        IReadOnlyList<Node> points = isList ? ((SequenceNode)node).Items : [node];
        (int Dimension, string Problem)[] dimensions = [.. problems
            .SelectMany(entry => entry.Dimensions.Select(dimension => (dimension, entry.Problem.Label)))
            .DistinctBy(pair => pair.dimension)];
        List<IReadOnlyList<double>> distinct = [];
        HashSet<IReadOnlyList<double>> seen = new(PointComparer.Instance);
        foreach (Node each in points)
        {
            List<double> point = ReadPoint(each, isAlone: !isList);
            if (point.Count > 0 && seen.Add(point))
                distinct.Add(point);
            if (point.Count > 0)
                CheckLength(each, point.Count, dimensions);
        }

        return new StartRule { Points = distinct };
    }

    private StartRule ReadCustomary(Place place, IReadOnlyList<ProblemEntry> problems)
    {
        string[] without = [.. problems.Select(entry => entry.Problem).Where(problem => problem.CustomaryStart is null).Select(problem => problem.Name).Distinct()];
        if (without.Length > 0)
        {
            string[] known = [.. ProblemCatalog.All.Where(problem => problem.CustomaryStart is not null).Select(problem => problem.Name)];
            mistakes.Add(
                place,
                $"There is no customary start for {string.Join(", ", without)}, only for {string.Join(", ", known)}: take uniform, or a point.");
        }

        return StartRule.Customary;
    }

    private List<double> ReadPoint(Node node, bool isAlone)
    {
        IReadOnlyList<Node> coordinates = node switch
        {
            SequenceNode { Items.Count: > 0 } list => list.Items,
            ScalarNode { Kind: ScalarKind.Number } when isAlone => [node],
            _ => [],
        };
        if (coordinates.Count == 0)
            mistakes.Add(node.Place, $"{node.Found} is not a start: {Accepts}.");
        List<double> point = [.. coordinates.Select(coordinate => _numbers.Read(coordinate, _coordinate)).OfType<double>()];
        return point.Count == coordinates.Count ? point : [];
    }

    private void CheckLength(Node node, int length, (int Dimension, string Problem)[] dimensions)
    {
        (int dimension, string problem) = dimensions.FirstOrDefault(pair => pair.Dimension != length);
        if (problem is null)
            return;
        string coordinates = length == 1 ? "coordinate" : "coordinates";
        mistakes.Add(node.Place, string.Create(
            CultureInfo.InvariantCulture,
            $"A start of {length} {coordinates} does not fit {problem} of dimension {dimension}: "
            + $"every start needs as many coordinates as every problem has."));
    }
}
