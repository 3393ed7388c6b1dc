namespace RmspropRunner.Cli.Charts;

/// <summary>What a picture needs of a trace point.</summary>
internal readonly record struct RecordedPoint(int Iteration, double Objective);
