using System.Globalization;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Objectives;

/// <summary>
/// The plane that a picture shows of a problem: all there is in two dimensions; in more, a slice along two coordinates,
/// with the others held at a point.
/// </summary>
internal sealed class ObjectivePlane
{
    /// <summary>Paths that leave the bounds widen the picture, up to so many times the bounds' width on either side; what is farther away is left out.</summary>
    private const double MostWidening = 2;

    /// <summary>How many widths of the picture count as near.</summary>
    public const double Near = 20;

    private readonly ProblemInstance _problem;
    private readonly double[] _held;

    private ObjectivePlane(ProblemInstance problem, PlaneAxis x, PlaneAxis y, double[] held)
    {
        _problem = problem;
        _held = held;
        X = x;
        Y = y;
    }

    public PlaneAxis X { get; }

    public PlaneAxis Y { get; }

    /// <summary>Whether a problem has a surface, over at least two coordinates.</summary>
    public static bool IsOf(ProblemInstance problem) => problem.Problem.MostIterations is null && problem.Dimension > 1;

    /// <summary>Whether the problem has more dimensions than the picture.</summary>
    public bool IsSlice => _problem.Dimension > 2;

    /// <summary>Whether a point of a path is in the picture.</summary>
    public bool Holds(double[] point) => X.Holds(point) && Y.Holds(point);

    /// <summary>Whether it is in the picture, or not so far from it that it could not be drawn.</summary>
    public bool IsNear(double[] point) => X.Widths(point[X.Coordinate] - X.Low) <= Near && Y.Widths(point[Y.Coordinate] - Y.Low) <= Near;

    /// <summary>Whether both directions can have the same scale, with neither being a strip.</summary>
    public bool IsSquarish => (X.High - X.Low) / (Y.High - Y.Low) is > 0.4 and < 2.5;

    /// <param name="problem">The problem.</param>
    /// <param name="request">Which coordinates, if not the first two.</param>
    /// <param name="held">In more than two dimensions, what the other coordinates are.</param>
    /// <param name="paths">Points that are to be in the picture.</param>
    /// <exception cref="PlotException">It has no surface, or no such coordinates.</exception>
    public static ObjectivePlane Of(ProblemInstance problem, PlotRequest request, double[] held, IEnumerable<double[]> paths)
    {
        if (problem.Problem.MostIterations is not null)
            throw new PlotException($"{problem.Problem.Label} has no surface: its gradients come from a file, whatever x is.");
        if (problem.Dimension < 2)
            throw new PlotException($"{problem.Problem.Label} has one dimension, and the picture needs two.");
        int first = Coordinate(request.X, 0, problem);
        int second = Coordinate(request.Y, first == 1 ? 0 : 1, problem);
        if (first == second)
            throw new PlotException($"Both directions are x{first + 1}: name two coordinates.");
        double[][] points = [.. paths];
        return new ObjectivePlane(problem, Axis(problem, first, points), Axis(problem, second, points), held);
    }

    /// <summary>f on a grid: a row for each place on Y, with a value for each on X.</summary>
    public double[][] Values(double[] xs, double[] ys)
    {
        List<double[]> points = new(xs.Length * ys.Length);
        foreach (double y in ys)
        {
            foreach (double x in xs)
            {
                double[] point = [.. _held];
                point[X.Coordinate] = x;
                point[Y.Coordinate] = y;
                points.Add(point);
            }
        }

        return [.. ObjectiveValues.At(_problem, points).Chunk(xs.Length)];
    }

    private static int Coordinate(string? name, int otherwise, ProblemInstance problem)
    {
        if (name is null)
            return otherwise;
        if (name.StartsWith('x') && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= 1 && number <= problem.Dimension)
            return number - 1;
        throw new PlotException($"'{name}' is not a coordinate of {problem.Problem.Label}: it has x1 to x{problem.Dimension}.");
    }

    private static PlaneAxis Axis(ProblemInstance problem, int coordinate, double[][] points)
    {
        double low = problem.BoundsOf(coordinate).Low;
        double high = problem.BoundsOf(coordinate).High;
        double room = MostWidening * (high - low);
        double least = low;
        double most = high;
        foreach (double value in points.Select(point => point[coordinate]).Where(value => value >= low - room && value <= high + room))
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        return new PlaneAxis(coordinate, least, most);
    }
}
