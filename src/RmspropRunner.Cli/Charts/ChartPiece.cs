namespace RmspropRunner.Cli.Charts;

/// <summary>A piece of a chart's line.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Curve">The curve that they belong to, from 0; −1 for none.</param>
internal readonly record struct ChartPiece(string Text, int Curve);
