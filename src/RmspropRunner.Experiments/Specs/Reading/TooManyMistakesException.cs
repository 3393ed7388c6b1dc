namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Ends the reading of a text that has more mistakes than anyone would read.</summary>
internal sealed class TooManyMistakesException : Exception;
