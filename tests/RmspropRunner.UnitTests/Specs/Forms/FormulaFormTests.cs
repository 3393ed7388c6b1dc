using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.UnitTests.Optim.Formulas;
using Interval = RmspropRunner.Optim.Problems.Interval;

namespace RmspropRunner.UnitTests.Specs.Forms;

public sealed class FormulaFormTests
{
    [Fact]
    public void Bounds_name_the_variables()
    {
        ProblemEntry entry = Read("formula: { expression: \"x^2 + 3*y^2 + sin(x*y)\", bounds: { x: [-1, 1], y: [-2, 3] } }");
        Assert.Equal([2], entry.Dimensions);
        Assert.Equal([new Interval(-1, 1), new Interval(-2, 3)], entry.Bounds);
        Assert.Equal("x^2 + 3*y^2 + sin(x*y)", entry.Problem.Label);
        Assert.Null(entry.Problem.Minimum);
        Assert.Equal(13, FormulaRuns.Evaluate(entry.Problem.Kernel(2, LaneWidth.Scalar), [[1, 2], [0, 0]], LaneWidth.Scalar).Objectives[0], 1.0);
    }

    [Fact]
    public void One_interval_is_for_any_dimension()
    {
        ProblemEntry entry = Read("formula: { expression: 'sum(i = 1..n, x[i]^2)', bounds: [-1, 1], dimension: [2, 10], minimum: 0, name: bowl }");
        Assert.Equal([2, 10], entry.Dimensions);
        Assert.Equal([new Interval(-1, 1)], entry.Bounds);
        Assert.Equal(("formula", "bowl", 0), (entry.Problem.Name, entry.Problem.Label, entry.Problem.Minimum));
    }

    [Theory]
    [InlineData(
        "formula: { expression: x*y, bounds: { x: [-1, 1], y: [0, 2] } }",
        """{"formula":{"expression":"x*y","variables":["x","y"],"dimension":2,"bounds":[[-1,1],[0,2]]}}""")]
    [InlineData(
        "formula: { expression: t^2, bounds: { t: [-1, 1] }, minimum: 0, name: parabola }",
        """{"formula":{"expression":"t^2","variables":["t"],"minimum":0,"name":"parabola","dimension":1,"bounds":[-1,1]}}""")]
    [InlineData(
        "formula: { expression: 'x[1] + x[n]', bounds: [-1, 1], dimension: [1, 3] }",
        """{"formula":{"expression":"x[1] + x[n]","dimension":[1,3],"bounds":[-1,1]}}""")]
    [InlineData(
        "formula: { expression: a - b, variables: [a, b], bounds: [-1, 1] }",
        """{"formula":{"expression":"a - b","variables":["a","b"],"dimension":2,"bounds":[-1,1]}}""")]
    [InlineData(
        "formula: { expression: x*y, bounds: { x: [-1, 1], y: [0, 2] }, shift: [1, 2], rotation: 7, scale: 2, conditioning: 4, noise: 0.1 }",
        """{"formula":{"expression":"x*y","variables":["x","y"],"shift":[1,2],"rotation":7,"scale":2,"conditioning":4,"noise":{"value":0.1,"gradient":0.1},"dimension":2,"bounds":[[-1,1],[0,2]]}}""")]
    [InlineData(
        "formula: { expression: 'x[1] + x[n]', bounds: [-1, 1], dimension: [1, 3], minimum: 0, name: line, shift: 1, scale: 1 }",
        """{"formula":{"expression":"x[1] + x[n]","minimum":0,"name":"line","shift":1,"dimension":[1,3],"bounds":[-1,1]}}""")]
    [InlineData(
        "formula: { expression: x*y, bounds: { x: [-1, 1], y: [0, 2] }, shift: 0, noise: 0 }",
        """{"formula":{"expression":"x*y","variables":["x","y"],"dimension":2,"bounds":[[-1,1],[0,2]]}}""")]
    public void The_canonical_text_says_all_of_it_and_reads_back(string problem, string canonical)
    {
        string written = CanonicalSpec.Write(SpecReadingTests.Read(SpecText.WithProblem(problem)));
        Assert.Contains($"\"problems\":[{canonical}]", written, StringComparison.Ordinal);
        Assert.Equal(written, CanonicalSpec.Write(ExperimentSpec.ParseCanonical(written)));
        Assert.Equal(written, CanonicalSpec.Write(SpecReadingTests.Read(written)));
    }

    [Fact]
    public void The_same_formula_twice_is_one_problem_and_another_is_another()
    {
        const string sum = "formula: { expression: x + y, bounds: { x: [0, 1], y: [0, 1] } }";
        ExperimentSpec spec = SpecReadingTests.Read(SpecText.WithProblem($"{sum}, {sum}, {sum.Replace("+", "-")}"));
        Assert.Equal(["x + y in 2 dimensions", "x - y in 2 dimensions"], ProblemInstance.Of(spec).Select(instance => instance.ToString()));
    }

    // "problems: [" ends at column 11.
    [Theory]
    [InlineData("formula", 12, "A formula needs its expression")]
    [InlineData("formula: {}", 21, "'bounds' is missing")]
    [InlineData("formula: { expression: x }", 21, "'bounds' is missing: formula needs it; it takes the variables with their bounds")]
    [InlineData("formula: { bounds: [0, 1] }", 21, "'expression' is missing")]
    [InlineData("formula: { expression: x + z*2, bounds: { x: [0, 1] } }", 39, "There is no 'z' here; known are x, n, pi and e.")]
    [InlineData("formula: { expression: 'x + z*2', bounds: { x: [0, 1] } }", 40, "There is no 'z' here")]
    [InlineData("formula: { expression: \"x + z*2\", bounds: { x: [0, 1] } }", 40, "There is no 'z' here")]
    [InlineData("formula: { expression: \"x +\\tz*2\", bounds: { x: [0, 1] } }", 35, "At character 5 of the expression: There is no 'z' here")]
    [InlineData("formula: { expression: x +, bounds: { x: [0, 1] } }", 38, "Found the end where a number, a name, a function or '(' would be right.")]
    [InlineData("formula: { expression: '', bounds: { x: [0, 1] } }", 36, "The formula is empty")]
    [InlineData("formula: { expression: [x], bounds: { x: [0, 1] } }", 35, "A list is not an expression: it takes text")]
    [InlineData("formula: { expression: 'x[1]*x[3]', bounds: [0, 1], dimension: [5, 2] }", 41, "This is x[3]; with n = 2 there are x[1] to x[2] only.")]
    [InlineData("formula: { expression: x, bounds: { x: [1, 0] } }", 51, "Bounds from 1 to 0 are the wrong way round")]
    [InlineData("formula: { expression: x, bounds: { x: [[0, 1]] } }", 51, "A list of pairs is not the bounds of one variable")]
    [InlineData("formula: { expression: x, bounds: { x: 5 } }", 51, "5 is not a pair of bounds")]
    [InlineData("formula: { expression: x, bounds: {} }", 46, "A formula has at least one variable")]
    [InlineData("formula: { expression: x, bounds: { sin: [0, 1] } }", 48, "'sin' is not a variable's name")]
    [InlineData("formula: { expression: x, bounds: { x: [0, 1] }, variables: [x] }", 72, "The variables have their names under bounds already")]
    [InlineData("formula: { expression: x, bounds: [0, 1], variables: [x, x] }", 69, "'x' is here a second time.")]
    [InlineData("formula: { expression: x, bounds: [0, 1], variables: x }", 65, "'x' is not a list of variables")]
    [InlineData("formula: { expression: x, bounds: { x: [0, 1] }, dimension: 2 }", 72, "2 is not a dimension of formula: it takes 1.")]
    [InlineData("formula: { expression: x, bounds: { x: [0, 1] }, minimum: low }", 70, "'low' is not a minimum: it takes a number.")]
    [InlineData("formula: { expression: x, bounds: { x: [0, 1] }, name: '' }", 67, "The name is empty")]
    [InlineData("formula: { expression: x*y, bounds: { x: [0, 1], y: [0, 1] }, shift: [1, 2, 3] }", 81, "A shift of 3 coordinates does not fit formula of dimension 2")]
    [InlineData("formula: { expression: x, bounds: { x: [0, 1] }, scale: 0 }", 68, "0 is not a scale: it takes a number above 0")]
    [InlineData("formula: { expression: 'x[1]', bounds: [0, 1], dimension: 501, rotation: 1 }", 70, "501 is not a dimension of formula: it takes a whole number from 1 to 500")]
    [InlineData("formula: { expression: x, bound: { x: [0, 1] } }", 38, "'bound' is not a key of formula; did you mean 'bounds'?")]
    public void Mistakes_have_their_place(string problem, int column, string message)
    {
        SpecResult result = ExperimentSpec.Parse(SpecText.WithProblem(problem));
        Assert.Contains(result.Errors, error => (error.Line, error.Column) == (2, column) && error.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bounds: { NAMES: }")]
    [InlineData("bounds: [0, 1], variables: [NAMES]")]
    public void More_variables_than_a_rotation_takes_are_refused(string variables)
    {
        bool isMapping = variables.Contains("NAMES:", StringComparison.Ordinal);
        string names = string.Join(", ", Enumerable.Range(1, 501).Select(i => isMapping ? $"a{i}: [0, 1]" : $"a{i}"));
        SpecResult result = ExperimentSpec.Parse(SpecText.WithProblem(
            $"formula: {{ rotation: [1, 2], expression: a1, {variables.Replace("NAMES:", names).Replace("NAMES", names)} }}"));
        SpecError error = Assert.Single(result.Errors);
        Assert.Equal((2, 33, "This formula has 501 dimensions: a rotation takes up to 500."), (error.Line, error.Column, error.Message));
    }

    [Fact]
    public void Transformations_make_a_problem_for_each_combination()
    {
        ExperimentSpec spec = SpecReadingTests.Read(SpecText.WithProblem(
            "formula: { expression: x^2 + y^2, name: bowl, bounds: { x: [-1, 1], y: [-1, 1] }, minimum: 0, shift: [[0, 0], [1, 2]], noise: [0, 0.5] }"));
        Assert.Equal(
            ["bowl", "bowl (noise 0.5)", "bowl (shift [1, 2])", "bowl (shift [1, 2], noise 0.5)"],
            spec.Problems.Select(entry => entry.Problem.Label));
        Assert.All(spec.Problems, entry => Assert.Equal(0, entry.Problem.Minimum));
        Assert.All(spec.Problems, entry => Assert.Equal([2], entry.Dimensions));
        Assert.Equal(0, FormulaRuns.Evaluate(spec.Problems[2].Problem.Kernel(2, LaneWidth.Scalar), [[1, 2]], LaneWidth.Scalar).Objectives[0]);
    }

    [Fact]
    public void In_a_block_of_lines_the_place_is_told_in_words()
    {
        SpecResult result = ExperimentSpec.Parse("""
            name: n
            problems:
              - formula:
                  expression: >-
                    x^2
                    + z
                  bounds: { x: [0, 1] }
            optimizers: [rmsprop]
            iterations: 1
            """);
        SpecError error = Assert.Single(result.Errors);
        Assert.StartsWith("At character 7 of the expression: There is no 'z' here", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, error.Line);
    }

    [Fact]
    public void Too_many_dimensions_are_refused()
    {
        SpecResult result = ExperimentSpec.Parse(SpecText.WithProblem(
            "formula: { expression: 'x[1]', bounds: [0, 1], dimension: { from: 1, to: 101, count: 101 } }"));
        Assert.Contains(result.Errors, error => error.Message == "This formula has 101 dimensions; one formula takes at most 100.");
    }

    private static ProblemEntry Read(string problem) => Assert.Single(SpecReadingTests.Read(SpecText.WithProblem(problem)).Problems);
}
