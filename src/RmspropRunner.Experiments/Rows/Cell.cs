namespace RmspropRunner.Experiments.Rows;

/// <summary>One value of a row, whatever it is to be written as.</summary>
public readonly struct Cell
{
    private readonly object? _reference;

    private Cell(CellKind kind, long integer, double number, object? reference)
    {
        Kind = kind;
        Integer = integer;
        Number = number;
        _reference = reference;
    }

    public CellKind Kind { get; }

    public long Integer { get; }

    public double Number { get; }

    /// <summary>Of a text, or of JSON.</summary>
    public string Text => (string)_reference!;

    public double[] Vector => (double[])_reference!;

    public static Cell Of(long? value) => value is { } integer ? new(CellKind.Integer, integer, 0, null) : default;

    public static Cell Of(double? value) => value is { } number ? new(CellKind.Number, 0, number, null) : default;

    public static Cell Of(string? value) => value is null ? default : new(CellKind.Text, 0, 0, value);

    public static Cell Of(double[]? value) => value is null ? default : new(CellKind.Vector, 0, 0, value);

    public static Cell OfJson(string? value) => value is null ? default : new(CellKind.Json, 0, 0, value);

    /// <summary>A value as the database gave it.</summary>
    public static Cell OfStored(object? value) => value switch
    {
        null => default,
        long integer => Of(integer),
        double number => Of(number),
        byte[] bytes => Of(Convert.ToHexStringLower(bytes)),
        _ => Of(value.ToString()),
    };
}
