namespace RmspropRunner.Optim.Learning.Batches;

/// <summary>The places of one batch in its epoch's order.</summary>
/// <param name="Epoch">Counted from 0.</param>
/// <param name="First">The first place, from 0.</param>
/// <param name="Count">Rows in it, from 1.</param>
public readonly record struct Batch(int Epoch, int First, int Count);
