namespace RmspropRunner.Experiments.Specs;

/// <summary>The seeds <paramref name="First"/>, First + 1, …: <paramref name="Count"/> of them, the last at most 2^32 − 1.</summary>
public readonly record struct SeedRange(uint First, long Count)
{
    public uint Last => (uint)(First + Count - 1);
}
