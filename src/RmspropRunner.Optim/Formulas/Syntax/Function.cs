namespace RmspropRunner.Optim.Formulas.Syntax;

/// <summary>The functions, by the names that formulas have for them.</summary>
internal enum Function
{
    Abs,
    Cos,
    Exp,
    Log,
    Max,
    Min,
    Pow,
    Sign,
    Sin,
    Sqrt,
    Tan,
    Tanh,
}
