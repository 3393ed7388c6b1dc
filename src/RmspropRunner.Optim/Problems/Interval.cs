namespace RmspropRunner.Optim.Problems;

/// <summary>From <paramref name="Low"/> to <paramref name="High"/>, with Low below High.</summary>
public readonly record struct Interval(double Low, double High);
