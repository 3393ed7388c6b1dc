namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>What a <see cref="Value"/> is; a, b and c are its operands.</summary>
internal enum Operation
{
    /// <summary>A number.</summary>
    Constant,

    /// <summary>A whole number in indices, as a double.</summary>
    Index,

    /// <summary>A coordinate of the point.</summary>
    Coordinate,

    /// <summary>The outcome of an accumulator of a loop.</summary>
    Result,

    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Sqrt,
    Abs,

    /// <summary>−1, 0 or 1.</summary>
    Sign,
    Exp,
    Log,
    Tanh,

    /// <summary>sin a and cos a at once, of which <see cref="Sine"/> and <see cref="Cosine"/> are the parts.</summary>
    SinCos,
    Sine,
    Cosine,

    /// <summary>a to the power b, a ≥ 0.</summary>
    Power,

    /// <summary>a to a whole power, by multiplication.</summary>
    WholePower,

    /// <summary>A mask: where a is 0.</summary>
    IsZero,

    /// <summary>A mask: where min(a, b) is b.</summary>
    MinIsSecond,

    /// <summary>A mask: where max(a, b) is b.</summary>
    MaxIsSecond,

    /// <summary>b where the mask a is set, c elsewhere.</summary>
    Select,
}
