using System.Globalization;
using System.Text;

namespace RmspropRunner.Experiments.Rows;

/// <summary>Bytes that are written to a stream when they are many.</summary>
internal sealed class RowBuffer
{
    private const int LongestInteger = 20;

    private byte[] _bytes = new byte[4 * 1024];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void Add(byte character) => Room(1)[Length++] = character;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Add(long number)
    {
        number.TryFormat(Room(LongestInteger).AsSpan(Length), out int written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>The shortest digits that give back the same number.</summary>
    public void Add(double finite) => Length += ShortestDecimal.Write(finite, Room(ShortestDecimal.MostBytes).AsSpan(Length));

    /// <summary>A text as UTF-8.</summary>
    public void Add(string text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Length += Encoding.UTF8.GetBytes(text, Room(most).AsSpan(Length));
    }

    private byte[] Room(int bytes)
    {
        if (_bytes.Length - Length < bytes)
            Array.Resize(ref _bytes, Math.Max(Length + bytes, 2 * _bytes.Length));
        return _bytes;
    }
}
