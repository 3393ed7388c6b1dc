using System.Globalization;
using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Experiments.Specs.Schemas;
using RmspropRunner.Optim.Formulas;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Forms;

/// <summary>
/// A function written in the spec: <c>formula: { expression: "x^2 + 3*y^2", bounds: { x: [-1, 1], y: [-1, 1] } }</c>, or
/// <c>formula: { expression: "sum(i = 1..n, x[i]^2)", bounds: [-1, 1], dimension: [2, 10] }</c>.
/// </summary>
internal sealed class FormulaForm : IProblemForm
{
    public string Name => "formula";

    public string Summary => "A function written in the spec, differentiated exactly";

    string IProblemForm.Formula => "expression";

    public bool NeedsParameters => true;

    public JsonObject Schema() => FormulaSchema.Parameters();

    public IEnumerable<ProblemEntry> Read(NamedEntry entry, FormReading reading)
    {
        if (entry.Parameters is null)
        {
            reading.Mistakes.Add(entry.Name.Place, "A formula needs its expression: it takes a mapping such as { expression: \"x^2 + y^2\", bounds: { x: [-1, 1], y: [-1, 1] } }.");
            return [];
        }

        if (reading.Fields(entry, SpecKeys.OfFormula) is not Fields fields)
            return [];
        Node? bounds = fields.Required(SpecKeys.Bounds, "the variables with their bounds, such as { x: [-1, 1], y: [-1, 1] }, or [low, high] for x[1] to x[n]");
        VariablesReader variables = new(reading.Mistakes);
        if (!variables.TryRead(fields.Optional(SpecKeys.Variables), bounds, out IReadOnlyList<string>? names, out IReadOnlyList<Interval>? intervals))
            return [];

        string name = fields.Optional(SpecKeys.Name) is Node label ? new WordsReader(reading.Mistakes).ReadName(label) : "";
        double? minimum = fields.Optional(SpecKeys.Minimum) is Node lowest
            ? new NumberReader(reading.Mistakes).Read(lowest, NumberRule.Any("a minimum"))
            : null;
        if (fields.Required(SpecKeys.Expression, "a formula, such as \"x^2 + 3*y^2\"") is not Node node || ReadExpression(node, reading) is not ScalarNode expression)
            return [];

        FormulaResult result = Formula.Parse(expression.Text, names);
        if (!result.IsValid)
        {
            Add(reading, expression, result.Error);
            return [];
        }

        Problem problem = FormulaProblem.Of(result.Formula, name, minimum);
        IReadOnlyList<ProblemEntry> entries = new TransformationsReader(reading).Read(
            entry, fields, problem, intervals is null ? null : each => WithIntervals(each, intervals, fields, reading));

        // The formula is the same in all of them, and so are the dimensions.
        if (entries.Count > 0)
            Check(result.Formula, expression, entries[0].Dimensions, reading);
        return entries;
    }

    private static ProblemEntry WithIntervals(Problem problem, IReadOnlyList<Interval> intervals, Fields fields, FormReading reading)
    {
        // The dimension is the number of variables; it may be written, as the canonical text does.
        if (fields.Optional(SpecKeys.Dimension) is Node dimension)
            reading.Values.Read(dimension, NumberRule.DimensionOf(problem));
        return new ProblemEntry { Problem = problem, Dimensions = [intervals.Count], Bounds = intervals };
    }

    private static ScalarNode? ReadExpression(Node node, FormReading reading)
    {
        if (node is ScalarNode { Kind: ScalarKind.Text or ScalarKind.Number } expression)
            return expression;
        reading.Mistakes.Add(node.Place, $"{node.Found} is not an expression: it takes text, such as \"x^2 + 3*y^2\".");
        return null;
    }

    private static void Check(Formula formula, ScalarNode expression, IReadOnlyList<int> dimensions, FormReading reading)
    {
        if (dimensions.Count > FormulaLimits.Dimensions && reading.Limits != SpecLimits.None)
        {
            reading.Mistakes.Add(expression.Place, string.Create(
                CultureInfo.InvariantCulture, $"This formula has {dimensions.Count} dimensions; one formula takes at most {FormulaLimits.Dimensions}."));
            return;
        }

        foreach (int dimension in dimensions)
        {
            FormulaError? error = formula.Check(dimension, reading.Formulas);
            if (error is not null)
                Add(reading, expression, error);
            else if (reading.Formulas.IsSpent)
                AddSpent(reading, expression);
            if (error is not null || reading.Formulas.IsSpent)
                return;
        }
    }

    private static void AddSpent(FormReading reading, ScalarNode expression) => reading.Mistakes.Add(expression.Place, string.Create(
        CultureInfo.InvariantCulture,
        $"The formulas up to here have more than {reading.Limits.FormulaOperations} operations with their gradients, counted for each dimension: "
        + $"take fewer or shorter formulas, fewer dimensions, or fewer sums within one another."));

    /// <summary>A mistake in the expression, at its character; where the text does not stand on one line as it is, the place is told in words.</summary>
    private static void Add(FormReading reading, ScalarNode expression, FormulaError error) => reading.Mistakes.Add(
        expression.PlaceOf(error.Position) ?? expression.Place,
        expression.PlaceOf(0) is null
            ? string.Create(CultureInfo.InvariantCulture, $"At character {error.Position + 1} of the expression: {error.Message}")
            : error.Message);
}
