using RmspropRunner.Optim.Formulas.Syntax;

namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>Makes the program for the value of a formula in one dimension: operations in the order that is written.</summary>
internal sealed class ExpressionBuilding
{
    private readonly Dictionary<IndexName, LoopIndex> _indices = [];
    private readonly ProgramBuilder _builder;
    private readonly WholeReading _wholes;

    public ExpressionBuilding(ProgramBuilder builder, int dimension)
    {
        _builder = builder;
        _wholes = new WholeReading(dimension, _indices);
    }

    /// <exception cref="FormulaException">A subscript, range or exponent is not what it must be.</exception>
    public Value Build(Expression expression, Region at)
    {
        Value value = expression switch
        {
            NumberExpression number => _builder.Constant(number.Value),
            VariableExpression variable => At(variable).Coordinate(at, Whole.Of(variable.Coordinate)),
            ElementExpression element => BuildElement(element, at),
            DimensionExpression or IndexExpression => _builder.Index(at, _wholes.Read(expression, "An index")),
            NegationExpression negation => _builder.Negate(at, Build(negation.Operand, at)),
            ChainExpression chain => BuildChain(chain, at),
            PowerExpression power => BuildPower(power, power.Base, power.Exponent, at),
            CallExpression { Function: Function.Pow } call => BuildPower(call, call.Arguments[0], call.Arguments[1], at),
            CallExpression call => BuildCall(call, at),
            ReductionExpression reduction => BuildReduction(reduction, at),
            _ => throw new InvalidOperationException($"A formula has no {expression.GetType().Name}."),
        };
        return value;
    }

    private ProgramBuilder At(Expression expression)
    {
        _builder.Position = expression.Position;
        return _builder;
    }

    private Value BuildElement(ElementExpression element, Region at)
    {
        Whole subscript = _wholes.Read(element.Subscript, "A coordinate's subscript");
        return At(element).Coordinate(at, subscript);
    }

    private Value BuildChain(ChainExpression chain, Region at)
    {
        Value value = Build(chain.First, at);
        foreach (Link link in chain.Rest)
        {
            Value operand = Build(link.Operand, at);
            value = link.Operator switch
            {
                '+' => _builder.Add(at, value, operand),
                '-' => _builder.Subtract(at, value, operand),
                '*' => _builder.Multiply(at, value, operand),
                _ => _builder.Divide(at, value, operand),
            };
        }

        return value;
    }

    private Value BuildPower(Expression whole, Expression basis, Expression exponent, Region at)
    {
        Value a = Build(basis, at);
        if (_wholes.TryRead(exponent) is Whole times)
            return At(whole).WholePower(at, a, times);

        Value b = Build(exponent, at);
        _builder.Position = whole.Position;
        if (b.IsConstant && b.Number == Math.Floor(b.Number) && Math.Abs(b.Number) <= FormulaLimits.WholeNumber)
            return _builder.WholePower(at, a, Whole.Of((long)b.Number));
        if (b.Is(0.5))
            return _builder.Unary(at, Operation.Sqrt, a);
        if (b.Is(-0.5))
            return _builder.Divide(at, _builder.Constant(1), _builder.Unary(at, Operation.Sqrt, a));
        return a.Is(Math.E) ? _builder.Unary(at, Operation.Exp, b) : _builder.Binary(at, Operation.Power, a, b);
    }

    private Value BuildCall(CallExpression call, Region at)
    {
        Value a = Build(call.Arguments[0], at);
        _builder.Position = call.Position;
        switch (call.Function)
        {
            case Function.Sin:
                return _builder.Sine(at, a);
            case Function.Cos:
                return _builder.Cosine(at, a);
            case Function.Tan:
                return _builder.Divide(at, _builder.Sine(at, a), _builder.Cosine(at, a));
            case Function.Min or Function.Max:
                Operation isSecond = call.Function == Function.Min ? Operation.MinIsSecond : Operation.MaxIsSecond;
                foreach (Expression argument in call.Arguments.Skip(1))
                {
                    Value b = Build(argument, at);
                    a = _builder.Select(at, _builder.Binary(at, isSecond, a, b), b, a);
                }

                return a;
            default:
                return _builder.Unary(at, call.Function switch
                {
                    Function.Abs => Operation.Abs,
                    Function.Exp => Operation.Exp,
                    Function.Log => Operation.Log,
                    Function.Sign => Operation.Sign,
                    Function.Sqrt => Operation.Sqrt,
                    Function.Tanh => Operation.Tanh,
                    _ => throw new InvalidOperationException($"{call.Function} has no operation."),
                }, a);
        }
    }

    /// <summary>A loop stands in the outermost region that it can: a sum that does not change with an outer index is computed once.</summary>
    private Value BuildReduction(ReductionExpression reduction, Region at)
    {
        Whole from = _wholes.Read(reduction.From, "Where an index begins");
        Whole to = _wholes.Read(reduction.To, "Where an index ends");
        int depth = Math.Max(Math.Max(from.Depth, to.Depth), FreeDepth(reduction.Body));
        Region home = at.Around(depth + 1);
        LoopIndex index = _builder.LoopIndex(home, reduction.Index.Name, from, to, reduction.From.Position);
        Loop loop = ProgramBuilder.Loop(home, index, at);

        _indices[reduction.Index] = index;
        Value body = Build(reduction.Body, loop.Body);
        _indices.Remove(reduction.Index);
        _builder.Position = reduction.Position;
        return _builder.Accumulate(loop, reduction.IsProduct, body);
    }

    /// <summary>The depth of the innermost loop, of those that are open, whose index the expression has; −1 if it has none.</summary>
    private int FreeDepth(Expression expression) => expression switch
    {
        IndexExpression index => _indices.TryGetValue(index.Index, out LoopIndex? open) ? open.Depth : -1,
        ElementExpression element => FreeDepth(element.Subscript),
        NegationExpression negation => FreeDepth(negation.Operand),
        ChainExpression chain => Math.Max(FreeDepth(chain.First), chain.Rest.Max(link => FreeDepth(link.Operand))),
        PowerExpression power => Math.Max(FreeDepth(power.Base), FreeDepth(power.Exponent)),
        CallExpression call => call.Arguments.Max(FreeDepth),
        ReductionExpression reduction => Math.Max(Math.Max(FreeDepth(reduction.From), FreeDepth(reduction.To)), FreeDepth(reduction.Body)),
        _ => -1,
    };
}
