using System.Buffers;

namespace RmspropRunner.Experiments.Rows;

/// <summary>Writes rows as CSV (RFC 4180, with a header) while they are read. Vectors and JSON are quoted JSON text.</summary>
public static class CsvRows
{
    private const int FlushAt = 256 * 1024;
    private static readonly SearchValues<byte> Quoted = SearchValues.Create(",\"\r\n"u8);

    public static async Task WriteAsync<T>(
        IReadOnlyList<Column<T>> columns, IAsyncEnumerable<T> rows, Stream output, CancellationToken cancellationToken)
    {
        RowBuffer buffer = new();
        RowBuffer field = new();
        for (int i = 0; i < columns.Count; i++)
            WriteField(buffer, field, Cell.Of(columns[i].Name), i);
        buffer.Add("\r\n"u8);

        Func<T, Cell>[] values = [.. columns.Select(column => column.Value)];
        await foreach (T row in rows.WithCancellation(cancellationToken))
        {
            for (int i = 0; i < values.Length; i++)
                WriteField(buffer, field, values[i](row), i);
            buffer.Add("\r\n"u8);
            if (buffer.Length >= FlushAt)
            {
                await output.WriteAsync(buffer.Written, cancellationToken);
                buffer.Clear();
            }
        }

        await output.WriteAsync(buffer.Written, cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    private static void WriteField(RowBuffer buffer, RowBuffer field, in Cell cell, int place)
    {
        if (place > 0)
            buffer.Add((byte)',');
        switch (cell.Kind)
        {
            case CellKind.Nothing:
                break;
            case CellKind.Integer:
                buffer.Add(cell.Integer);
                break;
            case CellKind.Number when double.IsFinite(cell.Number):
                buffer.Add(cell.Number);
                break;
            case CellKind.Number:
                buffer.Add(NonFiniteName.Of(cell.Number));
                break;
            case CellKind.Vector:
                WriteVector(buffer, cell.Vector);
                break;
            default:
                field.Clear();
                field.Add(cell.Text);
                WriteQuoted(buffer, field.Written.Span);
                break;
        }
    }

    /// <summary>What <see cref="WriteQuoted"/> makes of its JSON: in quotes where that has a comma or quotes of its own, and those doubled.</summary>
    private static void WriteVector(RowBuffer buffer, double[] vector)
    {
        bool isQuoted = vector.Length > 1 || vector is [var only] && !double.IsFinite(only);
        if (isQuoted)
            buffer.Add((byte)'"');
        buffer.Add((byte)'[');
        for (int i = 0; i < vector.Length; i++)
        {
            if (i > 0)
                buffer.Add((byte)',');
            if (double.IsFinite(vector[i]))
            {
                buffer.Add(vector[i]);
                continue;
            }

            buffer.Add("\"\""u8);
            buffer.Add(NonFiniteName.Of(vector[i]));
            buffer.Add("\"\""u8);
        }

        buffer.Add((byte)']');
        if (isQuoted)
            buffer.Add((byte)'"');
    }

    private static void WriteQuoted(RowBuffer buffer, ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAny(Quoted))
        {
            buffer.Add(text);
            return;
        }

        buffer.Add((byte)'"');
        while (text.IndexOf((byte)'"') is >= 0 and int quote)
        {
            buffer.Add(text[..quote]);
            buffer.Add("\"\""u8);
            text = text[(quote + 1)..];
        }

        buffer.Add(text);
        buffer.Add((byte)'"');
    }
}
