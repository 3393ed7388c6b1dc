using System.Globalization;
using RmspropRunner.Optim.Formulas.Syntax;

namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>Reads subscripts, ranges and exponents as whole numbers, for one dimension.</summary>
internal sealed class WholeReading(int dimension, IReadOnlyDictionary<IndexName, LoopIndex> indices)
{
    /// <exception cref="FormulaException">It is no whole number, or not linear in the indices.</exception>
    public Whole Read(Expression expression, string what) => TryRead(expression) ?? throw new FormulaException(
        expression.Position,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{what} is a whole number, made of whole numbers, n (here {dimension}) and indices with + and -, times and divided by "
            + $"constants, such as i+1, 2*i-1 or n/2 where n is even; this is not."));

    /// <summary>The number, or null where it is not whole or not linear in the indices.</summary>
    public Whole? TryRead(Expression expression) => expression switch
    {
        NumberExpression number when number.Value == Math.Floor(number.Value) && number.Value <= FormulaLimits.WholeNumber => Whole.Of((long)number.Value),
        DimensionExpression => Whole.Of(dimension),
        IndexExpression index => Whole.Of(indices[index.Index]),
        NegationExpression negation => TryRead(negation.Operand)?.Times(-1),
        ChainExpression chain => TryReadChain(chain),
        _ => null,
    };

    private Whole? TryReadChain(ChainExpression chain)
    {
        Whole? whole = TryRead(chain.First);
        foreach (Link link in chain.Rest)
        {
            if (whole is null || TryRead(link.Operand) is not Whole operand)
                return null;
            whole = link.Operator switch
            {
                '+' => whole + operand,
                '-' => whole + operand.Times(-1),
                '*' when operand.IsConstant => whole.Times(operand.Constant),
                '*' when whole.IsConstant => operand.Times(whole.Constant),
                '/' when operand.IsConstant => whole.Over(operand.Constant),
                _ => null,
            };
            if (whole is not null && (IsLarge(whole.Constant) || whole.Terms.Any(term => IsLarge(term.Factor))))
                return null;
        }

        return whole;
    }

    // What is kept stays below 1e9, so no product of two overflows a long.
    private static bool IsLarge(long number) => Math.Abs(number) > FormulaLimits.WholeNumber;
}
