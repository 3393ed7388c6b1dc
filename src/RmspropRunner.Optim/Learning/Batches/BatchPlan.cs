namespace RmspropRunner.Optim.Learning.Batches;

/// <summary>
/// Which rows each iteration learns from. An epoch meets every row once, in an order of its own for every seed and epoch;
/// its last batch is what is left, and may be shorter (as torch's DataLoader does by default).
/// </summary>
/// <param name="rows">Training rows, from 1.</param>
/// <param name="batchSize">Rows of a batch, from 1; null for all rows, in the order of the data.</param>
public sealed class BatchPlan(int rows, int? batchSize)
{
    private readonly int _size = Math.Min(batchSize ?? rows, rows);

    /// <summary>Whether a batch is a part of the rows, drawn; otherwise it is all of them, in the order of the data.</summary>
    public bool IsDrawn => _size < rows;

    /// <summary>Iterations of an epoch.</summary>
    public int BatchesPerEpoch { get; } = (rows - 1) / Math.Min(batchSize ?? rows, rows) + 1;

    /// <summary>The batch that an iteration evaluates.</summary>
    public Batch At(int iteration)
    {
        int first = iteration % BatchesPerEpoch * _size;
        return new Batch(iteration / BatchesPerEpoch, first, Math.Min(_size, rows - first));
    }

    /// <summary>The rows' order in an epoch, for a trial's seed.</summary>
    public RowOrder Order(uint seed, int epoch) => RowOrder.OfEpoch(rows, seed, epoch);
}
