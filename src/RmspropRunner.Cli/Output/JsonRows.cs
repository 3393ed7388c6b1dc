using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RmspropRunner.Cli.Output;

/// <summary>Writes rows as a JSON array of objects, one a line, while they are read.</summary>
internal static class JsonRows
{
    private const int FlushAt = 64 * 1024;

    public static async Task WriteAsync<T>(
        IReadOnlyList<Column<T>> columns, IAsyncEnumerable<T> rows, Stream output, CancellationToken cancellationToken)
    {
        Column<T>[] written = [.. columns.Where(column => column.IsForPrograms)];
        JsonEncodedText[] names = [.. written.Select(column => JsonEncodedText.Encode(column.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
        ArrayBufferWriter<byte> buffer = new(2 * FlushAt);
        await using Utf8JsonWriter writer = new(
            buffer, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        buffer.Write("["u8);
        bool isFirst = true;
        await foreach (T row in rows.WithCancellation(cancellationToken))
        {
            buffer.Write(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            writer.Reset(buffer);
            writer.WriteStartObject();
            for (int i = 0; i < written.Length; i++)
            {
                writer.WritePropertyName(names[i]);
                Write(writer, written[i].Value(row));
            }

            writer.WriteEndObject();
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
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteStringValue(JsonVector.NonFinite(value));
    }
}
