using System.Globalization;
using System.Text;
using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Refuses what is not a text of YAML's characters before anything else looks at it.</summary>
internal static class TextCheck
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The text of UTF-8 bytes; null, and a mistake, where they are none.</summary>
    public static string? Decode(ReadOnlySpan<byte> utf8, SpecLimits limits, Mistakes mistakes)
    {
        if (TextLength.IsBeyond(utf8, limits))
        {
            AddTooLong(utf8.Length, limits, mistakes);
            return null;
        }

        int length = System.Text.Unicode.Utf8.IsValid(utf8) ? utf8.Length : ValidLength(utf8);
        if (length == utf8.Length)
            return Encoding.UTF8.GetString(utf8);
        mistakes.Add(EndOf(Encoding.UTF8.GetString(utf8[..length])), string.Create(
            CultureInfo.InvariantCulture, $"The byte 0x{utf8[length]:X2} is not UTF-8 here: save the file in UTF-8."));
        return null;
    }

    /// <summary>The text without a byte order mark; null, and a mistake, where it is too long or has other characters than YAML.</summary>
    public static string? Check(string yaml, SpecLimits limits, Mistakes mistakes)
    {
        int bytes = Encoding.UTF8.GetByteCount(yaml);
        if (bytes > limits.TextBytes && TextLength.IsBeyond(Encoding.UTF8.GetBytes(yaml), limits))
        {
            AddTooLong(bytes, limits, mistakes);
            return null;
        }

        string text = yaml.StartsWith(ByteOrderMark) ? yaml[1..] : yaml;
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            // A surrogate without its partner is enumerated as the replacement character.
            bool isLone = rune == Rune.ReplacementChar && text[at] != '\uFFFD';
            if (isLone || (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r' or 0x85)))
            {
                mistakes.Add(EndOf(text[..at]), string.Create(
                    CultureInfo.InvariantCulture, $"The character U+{(int)text[at]:X4} is not accepted in a spec's text: remove it."));
                return null;
            }

            at += rune.Utf16SequenceLength;
        }

        return text;
    }

    /// <summary>Refuses a text that is too long without its packed data; before it was parsed, other long words passed for data.</summary>
    public static void CheckLength(string text, long packed, SpecLimits limits, Mistakes mistakes)
    {
        if (text.Length <= limits.TextBytes / 4)
            return;
        int bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes - packed > limits.TextBytes)
            AddTooLong(bytes, limits, mistakes);
    }

    private static void AddTooLong(long bytes, SpecLimits limits, Mistakes mistakes) =>
        mistakes.Add(new Place(1, 1), string.Create(
            CultureInfo.InvariantCulture, $"The spec has {bytes} bytes: at most {limits.TextBytes} (1 MiB) are accepted."));

    private static int ValidLength(ReadOnlySpan<byte> utf8)
    {
        int length = 0;
        while (Rune.DecodeFromUtf8(utf8[length..], out _, out int consumed) == System.Buffers.OperationStatus.Done)
            length += consumed;
        return length;
    }

    private static Place EndOf(string text)
    {
        int line = text.Count(character => character == '\n') + 1;
        return new Place(line, text.Length - (text.LastIndexOf('\n') + 1) + 1);
    }
}
