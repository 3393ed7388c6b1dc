using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RmspropRunner.Experiments.Rows;

/// <summary>Writes rows as a JSON array of objects, one a line, while they are read.</summary>
public static class JsonRows
{
    private const int FlushAt = 256 * 1024;

    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync<T>(
        IReadOnlyList<Column<T>> columns, IAsyncEnumerable<T> rows, Stream output, CancellationToken cancellationToken)
    {
        JsonEncodedText[] names = Names(columns);
        ArrayBufferWriter<byte> buffer = new();
        await using Utf8JsonWriter writer = new(buffer, Options);
        buffer.Write("["u8);
        bool isFirst = true;
        await foreach (T row in rows.WithCancellation(cancellationToken))
        {
            buffer.Write(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            writer.Reset(buffer);
            Write(writer, names, columns, row);
            await writer.FlushAsync(cancellationToken);
            if (buffer.WrittenCount >= FlushAt)
            {
                await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
                buffer.ResetWrittenCount();
            }
        }

        buffer.Write(isFirst ? "]\n"u8 : "\n]\n"u8);
        await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    /// <summary>Writes one row as an object of its own: what would be its line in the array.</summary>
    public static async Task WriteOneAsync<T>(IReadOnlyList<Column<T>> columns, T row, Stream output, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> buffer = new();
        await using Utf8JsonWriter writer = new(buffer, Options);
        Write(writer, Names(columns), columns, row);
        await writer.FlushAsync(cancellationToken);
        buffer.Write("\n"u8);
        await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
    }

    private static JsonEncodedText[] Names<T>(IReadOnlyList<Column<T>> columns) =>
        [.. columns.Select(column => JsonEncodedText.Encode(column.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];

    private static void Write<T>(Utf8JsonWriter writer, JsonEncodedText[] names, IReadOnlyList<Column<T>> columns, T row)
    {
        writer.WriteStartObject();
        for (int i = 0; i < names.Length; i++)
        {
            Cell cell = columns[i].Value(row);
            if (cell.Kind == CellKind.Nothing && columns[i].IsSparse)
                continue;
            writer.WritePropertyName(names[i]);
            Write(writer, cell);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Cell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Nothing:
                writer.WriteNullValue();
                break;
            case CellKind.Integer:
                writer.WriteNumberValue(cell.Integer);
                break;
            case CellKind.Number:
                Write(writer, cell.Number);
                break;
            case CellKind.Text:
                writer.WriteStringValue(cell.Text);
                break;
            case CellKind.Json:
                writer.WriteRawValue(cell.Text, skipInputValidation: true);
                break;
            case CellKind.Vector:
                writer.WriteStartArray();
                foreach (double value in cell.Vector)
                    Write(writer, value);
                writer.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"JSON has no way to write {cell.Kind}.");
        }
    }

    private static void Write(Utf8JsonWriter writer, double value)
    {
        if (!double.IsFinite(value))
        {
            writer.WriteStringValue(NonFiniteName.Of(value));
            return;
        }

        Span<byte> digits = stackalloc byte[ShortestDecimal.MostBytes];
        writer.WriteRawValue(digits[..ShortestDecimal.Write(value, digits)], skipInputValidation: true);
    }
}
