namespace RmspropRunner.Optim.Formulas;

/// <summary>What a formula may be, so that none takes unbounded time or memory, however it is written.</summary>
public static class FormulaLimits
{
    /// <summary>Characters of the text.</summary>
    public const int Length = 10_000;

    /// <summary>Parentheses, subscripts, exponents, signs and functions inside one another.</summary>
    public const int Nesting = 64;

    /// <summary>Sums and products inside one another.</summary>
    public const int LoopNesting = 4;

    /// <summary>Sums and products altogether.</summary>
    public const int Loops = 50;

    /// <summary>Operations of the program for value and gradient, each loop's body counted once.</summary>
    public const int Operations = 10_000;

    /// <summary>Operations that one evaluation of value and gradient takes, each loop's body counted as often as it runs.</summary>
    public const long Work = 50_000_000;

    /// <summary>Dimensions of one formula in a spec: each is checked, and compiled.</summary>
    public const int Dimensions = 100;

    /// <summary>The size of a whole number in subscripts and ranges.</summary>
    public const long WholeNumber = 1_000_000_000;

    /// <summary>Characters of a variable's name.</summary>
    public const int NameLength = 50;
}
