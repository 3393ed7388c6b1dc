namespace RmspropRunner.Experiments.Rows;

public enum CellKind
{
    Nothing,
    Integer,
    Number,
    Text,

    /// <summary>Text that is JSON.</summary>
    Json,

    /// <summary>A list of numbers.</summary>
    Vector,
}
