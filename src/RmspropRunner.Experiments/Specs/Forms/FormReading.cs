using System.Globalization;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Formulas;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Forms;

/// <summary>What every form reads its entries with.</summary>
internal sealed class FormReading(ValuesReader values, DataReader files, SpecLimits limits, SpecSurroundings around, Mistakes mistakes)
{
    /// <summary>What a number counts as in <see cref="SpecLimits.ProblemText"/>: reading and comparing it takes as long as so many characters.</summary>
    private const long CharactersOfNumber = 16;

    private readonly BoundsReader _bounds = new(mistakes);
    private long _characters;

    public ValuesReader Values => values;

    /// <summary>Reads what entries name as files.</summary>
    public DataReader Files => files;

    public SpecLimits Limits => limits;

    /// <summary>What the spec may name outside its text.</summary>
    public SpecSurroundings Around => around;

    public Mistakes Mistakes => mistakes;

    /// <summary>What may still be spent on formulas.</summary>
    public FormulaBudget Formulas { get; } = new(limits.FormulaOperations);

    /// <summary>Whether there was more to the problems than accepted: a mistake already, and nothing more should be read.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Counts problems; false, and a mistake, where there is more to them than accepted, and no more should be read.</summary>
    public bool TryAdd(Place place, IReadOnlyList<ProblemEntry> entries)
    {
        foreach (ProblemEntry entry in entries)
        {
            _characters += (double)entry.Dimensions.Count * CharactersOf(entry) is < long.MaxValue / 2 and double characters ? (long)characters : long.MaxValue / 2;
            if (_characters > limits.ProblemText)
                return Fits(place, 0, 0);
        }

        return true;
    }

    /// <summary>Counts what reading a problem takes, as if they were characters; false, and a mistake, where it is more than accepted.</summary>
    public bool TryAdd(Place place, long characters)
    {
        _characters += characters;
        return Fits(place, 0, 0);
    }

    /// <summary>Whether as many problems like one can still be had; false, and a mistake, where they cannot: told before they are made.</summary>
    /// <param name="place">Where they are asked for.</param>
    /// <param name="count">How many.</param>
    /// <param name="characters">Characters of each.</param>
    /// <param name="numbers">Numbers of each.</param>
    public bool Fits(Place place, double count, double characters, double numbers = 0)
    {
        if (IsFull)
            return false;
        bool fits = _characters + count * (characters + CharactersOfNumber * numbers) <= limits.ProblemText;
        IsFull = !fits;
        if (!fits)
        {
            mistakes.Add(place, string.Create(
                CultureInfo.InvariantCulture,
                $"The problems up to here, written out for each combination and each dimension, have more than {limits.ProblemText} characters: "
                + $"take fewer combinations or dimensions, or shorter formulas, shifts and bounds."));
        }

        return fits;
    }

    private static long CharactersOf(ProblemEntry entry) =>
        entry.Problem.Parameters.Length + (entry.HasImpliedBounds ? 0 : CharactersOfNumber * entry.Bounds.Count);

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
