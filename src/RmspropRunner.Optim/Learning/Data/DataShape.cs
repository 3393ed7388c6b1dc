namespace RmspropRunner.Optim.Learning.Data;

/// <summary>How much data there are, which is known before they are made.</summary>
/// <param name="Rows">From 1.</param>
/// <param name="Features">Of each row, from 1.</param>
/// <param name="Classes">How many classes the targets are, counted from 0; 0 where they are numbers.</param>
public readonly record struct DataShape(int Rows, int Features, int Classes);
