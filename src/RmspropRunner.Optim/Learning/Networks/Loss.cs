namespace RmspropRunner.Optim.Learning.Networks;

/// <summary>What a row costs, by the outputs z and the row's target t.</summary>
public enum Loss
{
    /// <summary>(z − t)², of one output.</summary>
    SquaredError,

    /// <summary>ln(1 + eᶻ) − t·z, of one output, with t 0 or 1.</summary>
    Logistic,

    /// <summary>ln Σ e^z[c] − z[t], of an output for each class.</summary>
    CrossEntropy,
}
