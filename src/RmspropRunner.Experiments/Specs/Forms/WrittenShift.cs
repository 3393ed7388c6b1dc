using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Forms;

/// <summary>A shift, and where in the text it is written.</summary>
/// <param name="Place">Its place.</param>
/// <param name="By">None, one value for all coordinates, or one for each.</param>
/// <param name="IsPerCoordinate">Whether it is written as a list, even of one.</param>
internal sealed record WrittenShift(Place Place, IReadOnlyList<double> By, bool IsPerCoordinate)
{
    public static WrittenShift None { get; } = new(new Place(1, 1), [], false);
}
