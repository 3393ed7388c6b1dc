using System.Buffers.Binary;
using Npgsql;

namespace RmspropRunner.Storage.Postgres;

/// <summary>
/// Reads rows of PostgreSQL's binary COPY format, as <see cref="CopyRows"/> writes them: the server's bytes come into a
/// buffer, and a row is read when all of it is there. Npgsql's reader spends several times as much on a row of a trace.
/// </summary>
/// <remarks>After <see cref="TryBeginRow"/> every field is read, once, in order.</remarks>
internal sealed class CopiedFields(NpgsqlRawCopyStream stream)
{
    private const int DoubleOid = 701;

    /// <summary>The signature, the flags and the length of the header's extension, of which there is none.</summary>
    private const int HeaderBytes = 19;

    /// <summary>As in <see cref="CopyRows"/>.</summary>
    private const int ArrayHeaderBytes = 20;

    private byte[] _buffer = new byte[16 * 1024];
    private int _position;
    private int _end;
    private bool _isBegun;

    /// <summary>Whether the last row was read.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Takes in what the server has sent, after what is there.</summary>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_position == _end)
            _position = _end = 0;
        if (_end == _buffer.Length)
            MakeRoom();
        int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read > 0 ? read : throw new InvalidOperationException("Expected the end of a COPY to be marked, found none.");
    }

    /// <summary>Reads to the end of what the server says, after which the connection is free for the next command.</summary>
    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        while (await stream.ReadAsync(_buffer, cancellationToken) > 0)
        {
        }
    }

    /// <summary>Begins a row, if all of it is there. Otherwise there are more bytes to take in, or it is the end.</summary>
    public bool TryBeginRow(short fields)
    {
        ReadOnlySpan<byte> rest = _buffer.AsSpan(_position, _end - _position);
        if (!_isBegun)
        {
            if (rest.Length < HeaderBytes)
                return false;
            _isBegun = true;
            _position += HeaderBytes;
            rest = rest[HeaderBytes..];
        }

        if (rest.Length < sizeof(short))
            return false;
        short found = BinaryPrimitives.ReadInt16BigEndian(rest);
        if (found == -1)
        {
            IsAtEnd = true;
            return false;
        }

        if (found != fields)
            throw new InvalidOperationException($"Expected {fields} fields in a row, found {found}.");
        rest = rest[sizeof(short)..];
        for (int i = 0; i < fields; i++)
        {
            if (rest.Length < sizeof(int))
                return false;
            int length = sizeof(int) + Math.Max(BinaryPrimitives.ReadInt32BigEndian(rest), 0);
            if (rest.Length < length)
                return false;
            rest = rest[length..];
        }

        _position += sizeof(short);
        return true;
    }

    public long Int64() => BinaryPrimitives.ReadInt64BigEndian(Field(sizeof(long)));

    public int Int32() => BinaryPrimitives.ReadInt32BigEndian(Field(sizeof(int)));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Field(sizeof(double)));

    /// <summary>An array of numbers, in which NULL stands for NaN; or NULL.</summary>
    public double[]? Vector()
    {
        int length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_position));
        _position += sizeof(int);
        if (length < 0)
            return null;
        ReadOnlySpan<byte> array = _buffer.AsSpan(_position, length);
        _position += length;

        // An array of no elements has no dimensions either.
        int dimensions = BinaryPrimitives.ReadInt32BigEndian(array);
        if (dimensions == 0)
            return [];
        uint type = BinaryPrimitives.ReadUInt32BigEndian(array[8..]);
        if (dimensions != 1 || type != DoubleOid)
            throw new InvalidOperationException($"Expected numbers in one dimension, found type {type} in {dimensions}.");

        double[] numbers = new double[BinaryPrimitives.ReadInt32BigEndian(array[12..])];
        ReadOnlySpan<byte> elements = array[ArrayHeaderBytes..];
        for (int i = 0; i < numbers.Length; i++)
        {
            bool isNull = BinaryPrimitives.ReadInt32BigEndian(elements) < 0;
            elements = elements[sizeof(int)..];
            numbers[i] = isNull ? double.NaN : BinaryPrimitives.ReadDoubleBigEndian(elements);
            if (!isNull)
                elements = elements[sizeof(double)..];
        }

        return numbers;
    }

    private ReadOnlySpan<byte> Field(int bytes)
    {
        int length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_position));
        if (length != bytes)
            throw new InvalidOperationException($"Expected a field of {bytes} bytes, found {length}.");
        ReadOnlySpan<byte> field = _buffer.AsSpan(_position + sizeof(int), bytes);
        _position += sizeof(int) + bytes;
        return field;
    }

    /// <summary>Moves what is not read yet to the front; where that is everything, a row needs a larger buffer.</summary>
    private void MakeRoom()
    {
        byte[] target = _position == 0 ? new byte[2 * _buffer.Length] : _buffer;
        _buffer.AsSpan(_position, _end - _position).CopyTo(target);
        (_buffer, _position, _end) = (target, 0, _end - _position);
    }
}
