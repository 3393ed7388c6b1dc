namespace RmspropRunner.Plots.Subjects;

/// <summary>What was asked for cannot be drawn; the message says what would be right.</summary>
public sealed class PlotException(string message) : Exception(message);
