namespace RmspropRunner.Optim.Formulas.Syntax;

/// <summary>A part of a formula, as it is written.</summary>
/// <param name="Position">The character that it begins at, from 0; of an operation, the operator's.</param>
internal abstract record Expression(int Position);

internal sealed record NumberExpression(int Position, double Value) : Expression(Position);

/// <summary>n, the number of coordinates.</summary>
internal sealed record DimensionExpression(int Position) : Expression(Position);

/// <summary>A named variable; <paramref name="Coordinate"/> counts from 1.</summary>
internal sealed record VariableExpression(int Position, int Coordinate) : Expression(Position);

/// <summary>x[…]</summary>
internal sealed record ElementExpression(int Position, Expression Subscript) : Expression(Position);

/// <summary>The index of a sum or product.</summary>
internal sealed record IndexExpression(int Position, IndexName Index) : Expression(Position);

internal sealed record NegationExpression(int Position, Expression Operand) : Expression(Position);

/// <summary>a + b − c …, or a·b/c …, from left to right: one node, so that a long one is not deep.</summary>
internal sealed record ChainExpression(int Position, Expression First, IReadOnlyList<Link> Rest) : Expression(Position);

/// <summary>An operator of a chain, one of + - * /, and what follows it.</summary>
internal readonly record struct Link(int Position, char Operator, Expression Operand);

internal sealed record PowerExpression(int Position, Expression Base, Expression Exponent) : Expression(Position);

internal sealed record CallExpression(int Position, Function Function, IReadOnlyList<Expression> Arguments) : Expression(Position);

/// <summary>sum(i = from..to, body) or prod(…).</summary>
internal sealed record ReductionExpression(int Position, bool IsProduct, IndexName Index, Expression From, Expression To, Expression Body)
    : Expression(Position);
