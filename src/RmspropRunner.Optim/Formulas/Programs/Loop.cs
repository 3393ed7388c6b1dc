namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>Runs its body for each value of its index.</summary>
internal sealed class Loop : Step
{
    public Loop(LoopIndex index, Region parent)
    {
        Index = index;
        Body = new Region(parent, this);
    }

    public LoopIndex Index { get; }

    public Region Body { get; }

    public List<Accumulator> Accumulators { get; } = [];
}
