namespace RmspropRunner.Experiments.Specs.Nodes;

/// <summary>Where something stands in the text: line and column, both counted from 1.</summary>
internal readonly record struct Place(int Line, int Column);
