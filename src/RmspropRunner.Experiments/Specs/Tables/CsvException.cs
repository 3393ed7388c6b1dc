namespace RmspropRunner.Experiments.Specs.Tables;

/// <summary>A text is not the CSV that is needed; the message has row and column, and what would be right.</summary>
public sealed class CsvException(string message) : Exception(message)
{
    /// <summary>The column, counted from 0, of a cell that would be right as a class; null where it is something else that is wrong.</summary>
    public int? Column { get; init; }
}
