using System.Text.Json.Nodes;

namespace RmspropRunner.Plots.Objectives;

/// <summary>One direction of a picture's plane.</summary>
/// <param name="Coordinate">The coordinate of x, from 0.</param>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends.</param>
internal sealed record PlaneAxis(int Coordinate, double Low, double High)
{
    /// <summary>What it is called: x1 is the first.</summary>
    public string Name => $"x{Coordinate + 1}";

    /// <summary>How many times its length a distance is.</summary>
    public double Widths(double distance) => Math.Abs(distance) / (High - Low);

    /// <summary>From end to end, as plotly.js has it.</summary>
    public JsonArray Range => [Low, High];

    /// <summary>Whether the point is between the ends.</summary>
    public bool Holds(double[] point) => point[Coordinate] >= Low && point[Coordinate] <= High;

    /// <summary><paramref name="count"/> places, evenly from one end to the other.</summary>
    public double[] Places(int count) => [.. Enumerable.Range(0, count).Select(i => Low + (High - Low) * i / (count - 1))];
}
