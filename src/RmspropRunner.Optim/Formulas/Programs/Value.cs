namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>A number for each trial, computed once each time that its region runs.</summary>
internal sealed class Value(int id, Operation operation, Region home, IReadOnlyList<Value> operands) : Step
{
    public int Id => id;

    public Operation Operation => operation;

    /// <summary>The region that computes it: the innermost one whose index it depends on.</summary>
    public Region Home => home;

    public IReadOnlyList<Value> Operands => operands;

    /// <summary>Of a constant.</summary>
    public double Number { get; init; }

    /// <summary>The subscript of a coordinate, from 1; the number that an index is; the exponent of a whole power.</summary>
    public Whole? Whole { get; init; }

    /// <summary>Of a result.</summary>
    public Accumulator? Accumulator { get; init; }

    /// <summary>The character of the formula that it comes from.</summary>
    public int Position { get; init; }

    /// <summary>Whether it depends on the point, so that it has a slope.</summary>
    public bool DependsOnPoint => operation switch
    {
        Operation.Coordinate => true,
        Operation.Result => Accumulator!.Body.DependsOnPoint,
        _ => DependsByOperand,
    };

    private bool DependsByOperand { get; } = operands.Any(operand => operand.DependsOnPoint);

    /// <summary>The step after which it is there: itself, or its loop.</summary>
    public Step Definer => Accumulator is null ? this : Accumulator.Loop;

    public bool IsConstant => operation == Operation.Constant;

    public bool Is(double number) => IsConstant && Number == number;
}
