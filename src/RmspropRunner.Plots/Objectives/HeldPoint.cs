using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Plots.Objectives;

/// <summary>Where the coordinates are held that a slice does not vary, where no trial says.</summary>
internal static class HeldPoint
{
    /// <summary>The minimiser where one is known, else the middle of the bounds.</summary>
    public static double[] Of(ProblemInstance problem, out string name)
    {
        if (problem.Problem.Minimiser is { } minimiser)
        {
            name = "the minimiser";
            return minimiser(problem.Dimension);
        }

        name = "the middle of the bounds";
        return [.. Enumerable.Range(0, problem.Dimension).Select(i => (problem.BoundsOf(i).Low + problem.BoundsOf(i).High) / 2)];
    }
}
