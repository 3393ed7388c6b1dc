using RmspropRunner.Optim.Formulas.Syntax;

namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>The steps that compute a formula and its gradient in one dimension.</summary>
internal sealed class FormulaProgram
{
    private FormulaProgram(int dimension, Region root, Value output, IReadOnlyCollection<LoopIndex> indices)
    {
        Dimension = dimension;
        Root = root;
        Output = output;
        Indices = indices;
    }

    public int Dimension { get; }

    public Region Root { get; }

    /// <summary>The formula's value.</summary>
    public Value Output { get; }

    public IReadOnlyCollection<LoopIndex> Indices { get; }

    /// <summary>Whether each component of the gradient is written exactly once, so that none need be 0 before.</summary>
    public bool WritesOnce =>
        !Root.Steps.Any(step => step is Loop)
        && Root.Steps.OfType<GradientStep>().Select(step => step.Subscript.Constant).Order().SequenceEqual(Enumerable.Range(1, Dimension).Select(i => (long)i));

    /// <exception cref="FormulaException">The formula cannot be computed in this dimension, or not within the limits.</exception>
    public static FormulaProgram Create(Expression expression, int dimension, FormulaBudget? budget = null)
    {
        ProgramBuilder builder = new(budget);
        Value output = new ExpressionBuilding(builder, dimension).Build(expression, builder.Root);
        new ProgramCheck(dimension, builder.Indices.Count, budget).Check(builder.Root);
        new Differentiation(builder).AddGradient(output);
        Pruning.Prune(builder.Root, output);
        new ProgramCheck(dimension, builder.Indices.Count, budget).Check(builder.Root);
        return new FormulaProgram(dimension, builder.Root, output, builder.Indices);
    }

    /// <summary>Has values looked up in tables that can be; gives the tables.</summary>
    public double[] Tabulate()
    {
        double[] tables = Tabulation.Tabulate(Root, Indices.Count);
        Pruning.Prune(Root, Output);
        return tables;
    }
}
