using System.Collections.Concurrent;
using RmspropRunner.Optim.Formulas.Code;
using RmspropRunner.Optim.Formulas.Programs;
using RmspropRunner.Optim.Formulas.Syntax;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Formulas;

/// <summary>
/// A function that somebody wrote as text, such as <c>x^2 + 3*y^2 + sin(x*y)</c>, or in any number of coordinates
/// <c>sum(i = 1..n, x[i]^2)</c>; its gradient is exact, and both are compiled.
/// </summary>
/// <remarks>
/// <para>
/// Numbers, <c>pi</c>, <c>e</c>, <c>n</c> (the number of coordinates); + − * / ^; abs, cos, exp, log (natural), max, min,
/// pow, sign, sin, sqrt, tan, tanh; <c>sum(i = a..b, …)</c> and <c>prod(i = a..b, …)</c>, empty where b &lt; a.
/// </para>
/// <para>
/// Bits: operations are done in the order that is written, from left to right, ^ from right to left and before the sign;
/// sums begin at 0 and products at 1, in the index's order; parts without coordinate or index are computed once, with the
/// same bits; equal parts are computed once. A whole power multiplies (see <see cref="Elementary.Pow{TLanes}(TLanes, int)"/>), the power 0.5
/// is the square root, e^x is exp(x), and any other power is e^(b·log a), for which a ≥ 0.
/// </para>
/// <para>
/// Kinks: abs and sign have slope 0 at 0, min and max that of the operand that they take (the first of equal ones), a
/// square root slope 0 at 0. Outside a function's domain value and gradient are NaN, which ends a trial as diverged.
/// </para>
/// </remarks>
public sealed class Formula
{
    private readonly Expression _expression;
    private readonly ConcurrentDictionary<(int Dimension, LaneWidth Width), Lazy<ObjectiveKernel>> _kernels = [];

    private Formula(string text, IReadOnlyList<string>? variables, Expression expression)
    {
        Text = text;
        Variables = variables;
        _expression = expression;
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The coordinates' names; null where they are x[1] to x[n].</summary>
    public IReadOnlyList<string>? Variables { get; }

    /// <summary>Reads a formula. Never throws for what the text is: it gives the formula or the first mistake.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="variables">The coordinates' names, in order, each fit by <see cref="IsVariableName"/>; null for x[1] to x[n].</param>
    /// <exception cref="ArgumentException">A variable's name is not fit.</exception>
    public static FormulaResult Parse(string text, IReadOnlyList<string>? variables = null)
    {
        if (variables?.FirstOrDefault(name => !IsVariableName(name)) is string unfit)
            throw new ArgumentException($"'{unfit}' is no variable's name.", nameof(variables));
        try
        {
            return new FormulaResult(new Formula(text, variables, Parser.Parse(text, variables)), null);
        }
        catch (FormulaException mistake)
        {
            return new FormulaResult(null, mistake.Error);
        }
    }

    /// <summary>Whether a variable can have that name: letters a to z, digits and _, at most 50, no word with a meaning of its own.</summary>
    public static bool IsVariableName(string name) => Vocabulary.IsName(name) && !Vocabulary.IsReserved(name);

    /// <summary>What is wrong with the formula in that many coordinates; null if it can be computed.</summary>
    /// <param name="dimension">How many coordinates.</param>
    /// <param name="budget">What checking it is counted against; null where it is not. Once it is spent, the rest is not looked at.</param>
    public FormulaError? Check(int dimension, FormulaBudget? budget = null)
    {
        try
        {
            FormulaProgram.Create(_expression, dimension, budget);
            return null;
        }
        catch (FormulaException mistake)
        {
            return mistake.Error;
        }
    }

    /// <summary>The compiled formula; compiled once for each dimension and width.</summary>
    /// <exception cref="ArgumentException"><see cref="Check"/> finds something wrong with that dimension.</exception>
    public ObjectiveKernel Kernel(int dimension, LaneWidth width) =>
        _kernels.GetOrAdd((dimension, width), _ => new(() => Compile(dimension, width))).Value;

    private ObjectiveKernel Compile(int dimension, LaneWidth width)
    {
        try
        {
            return FormulaCompiler.Compile(FormulaProgram.Create(_expression, dimension), width);
        }
        catch (FormulaException mistake)
        {
            throw new ArgumentException(mistake.Message, nameof(dimension), mistake);
        }
    }
}
