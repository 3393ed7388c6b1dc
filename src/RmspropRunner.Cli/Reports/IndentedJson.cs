using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RmspropRunner.Cli.Reports;

/// <summary>JSON laid out for reading, every number as it was written.</summary>
internal static class IndentedJson
{
    public static ReadOnlyMemory<byte> Of(string json)
    {
        ArrayBufferWriter<byte> buffer = new();
        using JsonDocument document = JsonDocument.Parse(json);
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            document.WriteTo(writer);
        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }
}
