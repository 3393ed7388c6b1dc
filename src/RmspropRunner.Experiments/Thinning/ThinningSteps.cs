using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Experiments.Thinning;

/// <summary>
/// Chooses some of the recorded iterations, evenly on an axis, while they go by. What is chosen depends on the recorded
/// iterations alone, so the same trace gives the same points every time; nothing is kept in memory.
/// </summary>
/// <remarks>
/// After each point the next one is due where the rest of the axis, divided by the points that are left, says: so
/// iterations that were not recorded, or are too close together at the beginning of a logarithmic axis, leave their share
/// to the others.
/// </remarks>
/// <param name="points">About how many to choose, from 2 up: the first and the last are among them.</param>
/// <param name="last">The last recorded iteration.</param>
/// <param name="axis">Where they are evenly spaced.</param>
public sealed class ThinningSteps(int points, int last, IterationAxis axis)
{
    /// <summary>The fewest that can have the first, the last and the best.</summary>
    public const int FewestPoints = 3;

    private int _left = points;
    private double _due;

    /// <summary>Whether the next recorded iteration is chosen. They are to be asked for in order, each once.</summary>
    public bool Takes(int iteration)
    {
        if (iteration < _due && iteration != last)
            return false;
        _left--;
        _due = _left <= 1 ? last
            : axis == IterationAxis.Linear ? iteration + ((double)last - iteration) / _left
            : iteration == 0 ? 1
            : Logarithmic(iteration);
        return true;
    }

    private double Logarithmic(int iteration) =>
        Math.Max(iteration + 1, iteration * Elementary.Exp((Elementary.Log(last) - Elementary.Log(iteration)) / _left));
}
