namespace RmspropRunner.Contracts;

/// <summary>A problem of an experiment.</summary>
/// <param name="Name">As results call it.</param>
/// <param name="Dimension">Its dimension.</param>
public sealed record PlotProblemResource(string Name, int Dimension);
