namespace RmspropRunner.Optim.Kernels;

/// <summary>What the lanes of a <see cref="LaneBlock"/> are.</summary>
public enum LaneUse
{
    /// <summary>Each lane is a trial, and each row a value that trials have.</summary>
    Trials,

    /// <summary>
    /// The lanes are neighbouring parameters of one trial: row r of x has parameters r·width to r·width + width − 1, one after
    /// another in memory. What a trial has once, such as its settings or the objective, is the same in all lanes of its row.
    /// </summary>
    Parameters,
}
