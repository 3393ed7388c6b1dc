namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>How a change of an operation's operands changes its value: what reverse differentiation hands on.</summary>
/// <remarks>
/// At kinks: |a| and sign(a) have slope 0 at 0; min and max have the slope of the operand that they take, the first
/// where both are equal; √a, and a^b by b, have slope 0 at a = 0, where the true one is infinite or of no use, and a^0
/// has slope 0 by a everywhere.
/// </remarks>
internal sealed class Slopes(ProgramBuilder builder)
{
    /// <summary>Gives each operand that depends on the point its part of a slope.</summary>
    /// <param name="at">Where to compute.</param>
    /// <param name="value">The operation.</param>
    /// <param name="slope">How the formula's value changes with this one.</param>
    /// <param name="give">Told an operand, and how the formula's value changes with it by way of this operation.</param>
    public void HandOn(Region at, Value value, Value slope, Action<Value, Value> give)
    {
        IReadOnlyList<Value> operands = value.Operands;
        switch (value.Operation)
        {
            case Operation.Add:
                give(operands[0], slope);
                give(operands[1], slope);
                break;
            case Operation.Subtract:
                give(operands[0], slope);
                Give(1, () => builder.Negate(at, slope));
                break;
            case Operation.Multiply:
                Give(0, () => builder.Multiply(at, slope, operands[1]));
                Give(1, () => builder.Multiply(at, slope, operands[0]));
                break;
            case Operation.Divide:
                Value share = builder.Divide(at, slope, operands[1]);
                give(operands[0], share);
                Give(1, () => builder.Negate(at, builder.Multiply(at, share, value)));
                break;
            case Operation.Negate:
                Give(0, () => builder.Negate(at, slope));
                break;
            case Operation.Sqrt:
                Give(0, () => builder.Multiply(at, slope, ZeroWhereZero(at, value, () =>
                    builder.Divide(at, builder.Constant(0.5), value))));
                break;
            case Operation.Abs:
                Give(0, () => builder.Multiply(at, slope, builder.Unary(at, Operation.Sign, operands[0])));
                break;
            case Operation.Exp:
                Give(0, () => builder.Multiply(at, slope, value));
                break;
            case Operation.Log:
                Give(0, () => builder.Divide(at, slope, operands[0]));
                break;
            case Operation.Tanh:
                Give(0, () => builder.Multiply(at, slope, builder.Subtract(at, builder.Constant(1), builder.Multiply(at, value, value))));
                break;
            case Operation.Sine:
                Give(0, () => builder.Multiply(at, slope, builder.Cosine(at, operands[0].Operands[0])));
                break;
            case Operation.Cosine:
                Give(0, () => builder.Negate(at, builder.Multiply(at, slope, builder.Sine(at, operands[0].Operands[0]))));
                break;
            case Operation.Power:
                Give(0, () => builder.Multiply(at, builder.Multiply(at, slope, operands[1]), ZeroWhereZero(at, operands[1], () =>
                    builder.Binary(at, Operation.Power, operands[0], builder.Subtract(at, operands[1], builder.Constant(1))))));
                Give(1, () => builder.Multiply(at, slope, ZeroWhereZero(at, operands[0], () =>
                    builder.Multiply(at, value, builder.Unary(at, Operation.Log, operands[0])))));
                break;
            case Operation.WholePower:
                Give(0, () => WholePower(at, value, slope));
                break;
            case Operation.Select:
                Value zero = builder.Constant(0);
                Give(1, () => builder.Select(at, operands[0], slope, zero));
                Give(2, () => builder.Select(at, operands[0], zero, slope));
                break;
            case Operation.Sign or Operation.IsZero or Operation.MinIsSecond or Operation.MaxIsSecond:
                break;
            default:
                throw new InvalidOperationException($"{value.Operation} hands no slope on.");
        }

        void Give(int operand, Func<Value> part)
        {
            if (Through(operand).DependsOnPoint)
                give(Through(operand), part());
        }

        // Sine and cosine hand their slopes past the pair to the angle.
        Value Through(int operand) => operands[operand].Operation == Operation.SinCos ? operands[operand].Operands[0] : operands[operand];
    }

    private Value WholePower(Region at, Value value, Value slope)
    {
        Whole less = value.Whole! + Whole.Of(-1);
        Value factor = builder.Index(at, value.Whole!);
        Value power = builder.WholePower(at, value.Operands[0], less);
        Value part = builder.Multiply(at, builder.Multiply(at, slope, factor), power);

        // Where the exponent is an index that runs through 0, the power is 1 there and its slope 0, not 0/0 at a = 0.
        return value.Whole!.IsConstant ? part : ZeroWhereZero(at, factor, () => part);
    }

    private Value ZeroWhereZero(Region at, Value tested, Func<Value> otherwise) =>
        builder.Select(at, builder.Unary(at, Operation.IsZero, tested), builder.Constant(0), otherwise());
}
