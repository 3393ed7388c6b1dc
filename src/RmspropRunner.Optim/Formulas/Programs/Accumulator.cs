namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>The sum (from 0) or the product (from 1) of a value over the iterations of a loop, in their order.</summary>
internal sealed class Accumulator(Loop loop, bool isProduct, Value body)
{
    public Loop Loop => loop;

    public bool IsProduct => isProduct;

    public Value Body => body;

    /// <summary>Its outcome, in the region around the loop.</summary>
    public Value Result { get; set; } = null!;
}
