using System.Buffers.Binary;
using Npgsql;

namespace RmspropRunner.Benchmarks.ClusterFaults;

/// <summary>The rows of one COPY in the binary format, each as the bytes that the server sent.</summary>
/// <remarks>
/// A row is the number of its fields in two bytes, -1 after the last row, then the fields: the length in four bytes, -1
/// for NULL, and as many bytes. Before the first row come eleven bytes that name the format, four of flags, and an
/// extension after its length in four.
/// </remarks>
internal sealed class CopiedRows : IAsyncDisposable
{
    private const int HeaderBytes = 19;

    private readonly Stream _stream;
    private byte[] _row = new byte[4096];

    private CopiedRows(Stream stream) => _stream = stream;

    /// <summary>The row that was read last; until the next is.</summary>
    public ReadOnlyMemory<byte> Row { get; private set; }

    public static async Task<CopiedRows> BeginAsync(NpgsqlConnection connection, string select)
    {
        NpgsqlRawCopyStream copy = await connection.BeginRawBinaryCopyAsync($"COPY ({select}) TO STDOUT (FORMAT binary)");
        CopiedRows rows = new(new BufferedStream(copy, 1 << 16));
        await rows._stream.ReadExactlyAsync(rows._row.AsMemory(0, HeaderBytes));
        if (BinaryPrimitives.ReadInt32BigEndian(rows._row.AsSpan(HeaderBytes - sizeof(int))) != 0)
            throw new InvalidOperationException("PostgreSQL sent an extension of COPY's header, which is not known here.");
        return rows;
    }

    /// <summary>Reads the next row; false after the last.</summary>
    public bool Read()
    {
        int length = Take(0, sizeof(short));
        short fields = BinaryPrimitives.ReadInt16BigEndian(_row);
        for (int field = 0; field < fields; field++)
        {
            int end = Take(length, sizeof(int));
            int bytes = BinaryPrimitives.ReadInt32BigEndian(_row.AsSpan(length));
            length = Take(end, Math.Max(bytes, 0));
        }

        Row = _row.AsMemory(0, length);
        return fields >= 0;
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    /// <summary>Reads so many bytes to that place of the row, and gives the place behind them.</summary>
    private int Take(int at, int count)
    {
        if (at + count > _row.Length)
            Array.Resize(ref _row, 2 * (at + count));
        _stream.ReadExactly(_row.AsSpan(at, count));
        return at + count;
    }
}
