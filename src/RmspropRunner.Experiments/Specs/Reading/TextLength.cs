using System.Buffers;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>
/// Tells before a text is parsed whether it is too long. Packed data is not counted, as far as it stands in long runs of
/// base64, which are single values to the parser: reading costs by the rest.
/// </summary>
internal static class TextLength
{
    /// <summary>A shorter run counts as text: no name or number is as long.</summary>
    private const int ShortestRun = 1024;

    private static readonly SearchValues<byte> Base64 =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    public static bool IsBeyond(ReadOnlySpan<byte> utf8, SpecLimits limits)
    {
        if (utf8.Length <= limits.TextBytes)
            return false;
        long packed = 0;
        for (ReadOnlySpan<byte> rest = utf8; ;)
        {
            int start = rest.IndexOfAny(Base64);
            if (start < 0)
                break;
            rest = rest[start..];
            int length = rest.IndexOfAnyExcept(Base64) is >= 0 and int end ? end : rest.Length;
            packed += length >= ShortestRun ? length : 0;
            rest = rest[length..];
        }

        return utf8.Length - packed > limits.TextBytes || packed > MostPacked(limits);
    }

    /// <summary>What the data can take packed: what does not get smaller by gzip gets a little longer, and by base64 a third.</summary>
    private static long MostPacked(SpecLimits limits) => limits.DataBytes / 2 * 3;
}
