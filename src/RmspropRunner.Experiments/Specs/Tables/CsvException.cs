namespace RmspropRunner.Experiments.Specs.Tables;

/// <summary>A text is not the CSV that is needed; the message has row and column, and what would be right.</summary>
public sealed class CsvException(string message) : Exception(message);
