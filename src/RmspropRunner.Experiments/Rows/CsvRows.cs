using System.Buffers;
using System.Globalization;
using System.Text;

namespace RmspropRunner.Experiments.Rows;

/// <summary>Writes rows as CSV (RFC 4180, with a header) while they are read. Vectors and JSON are quoted JSON text.</summary>
public static class CsvRows
{
    private const int FlushAt = 64 * 1024;
    private const int LongestInteger = 20;
    private static readonly SearchValues<byte> Quoted = SearchValues.Create(",\"\r\n"u8);

    public static async Task WriteAsync<T>(
        IReadOnlyList<Column<T>> columns, IAsyncEnumerable<T> rows, Stream output, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> buffer = new();
        ArrayBufferWriter<byte> field = new();
        for (int i = 0; i < columns.Count; i++)
            WriteField(buffer, field, Cell.Of(columns[i].Name), i);
        buffer.Write("\r\n"u8);

        await foreach (T row in rows.WithCancellation(cancellationToken))
        {
            for (int i = 0; i < columns.Count; i++)
                WriteField(buffer, field, columns[i].Value(row), i);
            buffer.Write("\r\n"u8);
            if (buffer.WrittenCount >= FlushAt)
            {
                await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
                buffer.ResetWrittenCount();
            }
        }

        await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    private static void WriteField(ArrayBufferWriter<byte> buffer, ArrayBufferWriter<byte> field, Cell cell, int place)
    {
        if (place > 0)
            buffer.Write(","u8);
        switch (cell.Kind)
        {
            case CellKind.Nothing:
                break;
            case CellKind.Integer:
                cell.Integer.TryFormat(buffer.GetSpan(LongestInteger), out int written, default, CultureInfo.InvariantCulture);
                buffer.Advance(written);
                break;
            case CellKind.Number when double.IsFinite(cell.Number):
                JsonVector.Write(buffer, cell.Number);
                break;
            case CellKind.Number:
                buffer.Write(JsonVector.NonFinite(cell.Number));
                break;
            case CellKind.Vector:
                field.ResetWrittenCount();
                JsonVector.Write(field, cell.Vector);
                WriteQuoted(buffer, field.WrittenSpan);
                break;
            default:
                field.ResetWrittenCount();
                Encoding.UTF8.GetBytes(cell.Text, field);
                WriteQuoted(buffer, field.WrittenSpan);
                break;
        }
    }

    private static void WriteQuoted(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAny(Quoted))
        {
            buffer.Write(text);
            return;
        }

        buffer.Write("\""u8);
        while (text.IndexOf((byte)'"') is >= 0 and int quote)
        {
            buffer.Write(text[..quote]);
            buffer.Write("\"\""u8);
            text = text[(quote + 1)..];
        }

        buffer.Write(text);
        buffer.Write("\""u8);
    }
}
