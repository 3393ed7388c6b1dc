namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>
/// A whole number that loops run through. Loops over the same range at the same place share one, since they run one
/// after another, so that what they compute alike is recognised.
/// </summary>
internal sealed class LoopIndex(int id, string name, int depth, Whole from, Whole to, int position)
{
    public int Id => id;

    /// <summary>As it is written, for messages.</summary>
    public string Name => name;

    /// <summary>Loops around it.</summary>
    public int Depth => depth;

    /// <summary>The character of the formula where its range begins.</summary>
    public int Position => position;

    public Whole From => from;

    public Whole To => to;
}
