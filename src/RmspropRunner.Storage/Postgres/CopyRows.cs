using System.Buffers.Binary;
using System.Text;
using Npgsql;
using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Storage.Postgres;

/// <summary>
/// Writes rows of PostgreSQL's binary COPY format: a signature, rows of fields each after its length, a trailer. Numbers
/// are big-endian. Fields go into a buffer, which goes to the server when it is full.
///
/// Npgsql's own importer spends more on a row of a trace than PostgreSQL does on storing it; this a fraction of that.
/// </summary>
/// <remarks>
/// <see cref="CompleteAsync"/> ends the import. Disposed without it, the import is cancelled: the server fails the COPY,
/// and with it the transaction.
/// </remarks>
internal sealed class CopyRows : IAsyncDisposable
{
    /// <summary>Sent when it holds this much; larger than Npgsql's own buffer, which it thereby passes by.</summary>
    private const int FullBytes = 64 * 1024;

    private const int DoubleOid = 701;

    /// <summary>Dimensions, whether there are NULLs, the elements' type, the length, and where counting begins.</summary>
    private const int ArrayHeaderBytes = 20;

    private readonly NpgsqlRawCopyStream _stream;
    private byte[] _buffer = new byte[FullBytes + 4096];
    private int _length;
    private bool _completed;

    private CopyRows(NpgsqlRawCopyStream stream) => _stream = stream;

    /// <summary>Whether the buffer should be sent before the next row.</summary>
    public bool IsFull => _length >= FullBytes;

    /// <param name="connection">In a transaction.</param>
    /// <param name="target">The table and its columns, in the order in which each row's fields will come.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    public static async Task<CopyRows> BeginAsync(NpgsqlConnection connection, string target, CancellationToken cancellationToken)
    {
        CopyRows rows = new(await connection.BeginRawBinaryCopyAsync($"COPY {target} FROM STDIN (FORMAT binary)", cancellationToken));
        rows.Write([.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8]);

        // No flags, and no extension of the header.
        rows.Write([0, 0, 0, 0, 0, 0, 0, 0]);
        return rows;
    }

    /// <summary>Begins a row, and makes room for it.</summary>
    /// <param name="fields">How many fields follow.</param>
    /// <param name="bytes">The most that they take, without their lengths.</param>
    public void BeginRow(short fields, int bytes)
    {
        int most = _length + sizeof(short) + fields * sizeof(int) + bytes;
        if (_buffer.Length < most)
            Array.Resize(ref _buffer, Math.Max(most, 2 * _buffer.Length));
        BinaryPrimitives.WriteInt16BigEndian(_buffer.AsSpan(_length), fields);
        _length += sizeof(short);
    }

    public void Add(long value)
    {
        Span<byte> field = Field(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(field, value);
    }

    public void Add(int value)
    {
        Span<byte> field = Field(sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(field, value);
    }

    public void Add(double value)
    {
        Span<byte> field = Field(sizeof(double));
        BinaryPrimitives.WriteDoubleBigEndian(field, value);
    }

    public void AddNull() => WriteLength(-1);

    public void Add(ContentHash hash)
    {
        Span<byte> field = Field(ContentHash.Size);
        hash.Write(field);
    }

    /// <summary>A text; takes up to <see cref="MostBytes(string)"/>.</summary>
    public void Add(string text)
    {
        int length = Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length + sizeof(int)));
        WriteLength(length);
        _length += length;
    }

    /// <summary>A jsonb: its version, 1, and its text.</summary>
    public void AddJson(string json)
    {
        int length = Encoding.UTF8.GetBytes(json, _buffer.AsSpan(_length + sizeof(int) + 1));
        WriteLength(length + 1);
        _buffer[_length] = 1;
        _length += length + 1;
    }

    /// <summary>An array of one dimension, counted from 1; takes <see cref="MostBytes(int)"/>.</summary>
    public void Add(ReadOnlySpan<double> vector)
    {
        Span<byte> field = Field(MostBytes(vector.Length));
        WriteHeader(field, vector.Length, hasNulls: false);
        Span<byte> elements = field[ArrayHeaderBytes..];
        for (int i = 0; i < vector.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(elements[(12 * i)..], sizeof(double));
            BinaryPrimitives.WriteDoubleBigEndian(elements[(12 * i + 4)..], vector[i]);
        }
    }

    /// <summary>The same with NULL for NaN; takes up to <see cref="MostBytes(int)"/>.</summary>
    public void AddWithNulls(ReadOnlySpan<double> vector)
    {
        int numbers = 0;
        foreach (double number in vector)
            numbers += double.IsNaN(number) ? 0 : 1;
        Span<byte> rest = Field(ArrayHeaderBytes + sizeof(int) * vector.Length + sizeof(double) * numbers);
        WriteHeader(rest, vector.Length, hasNulls: numbers < vector.Length);
        rest = rest[ArrayHeaderBytes..];
        foreach (double number in vector)
        {
            bool isNull = double.IsNaN(number);
            BinaryPrimitives.WriteInt32BigEndian(rest, isNull ? -1 : sizeof(double));
            rest = rest[sizeof(int)..];
            if (isNull)
                continue;
            BinaryPrimitives.WriteDoubleBigEndian(rest, number);
            rest = rest[sizeof(double)..];
        }
    }

    public static int MostBytes(int vectorLength) => ArrayHeaderBytes + 12 * vectorLength;

    /// <summary>Of a text or of JSON.</summary>
    public static int MostBytes(string text) => 1 + Encoding.UTF8.GetMaxByteCount(text.Length);

    public async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(_buffer.AsMemory(0, _length), cancellationToken);
        _length = 0;
    }

    /// <summary>Sends the rest and has the server take the rows in; they are visible when the transaction commits.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        Write([0xFF, 0xFF]);
        await SendAsync(cancellationToken);
        _completed = true;
        await _stream.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_completed)
            return;
        try
        {
            await _stream.CancelAsync();
            await _stream.DisposeAsync();
        }
        catch (Exception error) when (error is ObjectDisposedException or NpgsqlException or IOException)
        {
            // The connection broke, and the import with it; what broke it is on its way to the caller.
        }
    }

    private static void WriteHeader(Span<byte> field, int length, bool hasNulls)
    {
        BinaryPrimitives.WriteInt32BigEndian(field, 1);
        BinaryPrimitives.WriteInt32BigEndian(field[4..], hasNulls ? 1 : 0);
        BinaryPrimitives.WriteInt32BigEndian(field[8..], DoubleOid);
        BinaryPrimitives.WriteInt32BigEndian(field[12..], length);
        BinaryPrimitives.WriteInt32BigEndian(field[16..], 1);
    }

    private Span<byte> Field(int length)
    {
        WriteLength(length);
        Span<byte> field = _buffer.AsSpan(_length, length);
        _length += length;
        return field;
    }

    private void WriteLength(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(_length), length);
        _length += sizeof(int);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }
}
