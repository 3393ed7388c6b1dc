namespace RmspropRunner.Optim.Preparations;

/// <summary>Which settings a preparation reads: their places, or −1 for what is not done.</summary>
internal sealed record PreparationRows(int LearningRate, int ClipValue, int ClipNorm, int WeightDecay, int DecoupledWeightDecay)
{
    public bool Any => ClipValue >= 0 || ClipNorm >= 0 || WeightDecay >= 0 || DecoupledWeightDecay >= 0;
}
