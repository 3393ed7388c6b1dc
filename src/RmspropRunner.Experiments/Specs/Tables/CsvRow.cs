using System.Buffers;

namespace RmspropRunner.Experiments.Specs.Tables;

/// <summary>Goes through the rows of a CSV text, one at a time, and finds the cells of each.</summary>
internal ref struct CsvRow(ReadOnlySpan<byte> text)
{
    private static readonly SearchValues<byte> CellEnds = SearchValues.Create(",\r\n"u8);

    private readonly ReadOnlySpan<byte> _text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
    private readonly List<(int Start, int Length, bool HasQuotes)> _cells = [];
    private int _next;

    /// <summary>The row's number, from 1.</summary>
    public int Number { get; private set; }

    public readonly int Count => _cells.Count;

    /// <summary>The content of a cell, from 0; without the quotes around it.</summary>
    public readonly ReadOnlySpan<byte> this[int cell]
    {
        get
        {
            (int start, int length, bool hasQuotes) = _cells[cell];
            ReadOnlySpan<byte> content = _text.Slice(start, length);
            return hasQuotes ? WithoutDoubledQuotes(content) : content;
        }
    }

    /// <summary>Finds the next row's cells; false where there is none. Empty lines at the end are none.</summary>
    /// <exception cref="CsvException">Quotes do not fit together, or there are too many cells.</exception>
    public bool MoveNext()
    {
        _cells.Clear();
        if (_text[_next..].IndexOfAnyExcept((byte)'\r', (byte)'\n') < 0)
            return false;
        Number++;
        while (true)
        {
            ReadCell();
            if (Count > CsvTable.MostColumns)
                throw new CsvException($"row {Number} has more than {CsvTable.MostColumns} cells");
            if (_next == _text.Length)
                return true;
            byte end = _text[_next++];
            if (end == ',')
                continue;
            if (end == '\r' && _next < _text.Length && _text[_next] == '\n')
                _next++;
            return true;
        }
    }

    private void ReadCell()
    {
        if (_next < _text.Length && _text[_next] == '"')
        {
            ReadQuotedCell();
            return;
        }

        int length = _text[_next..].IndexOfAny(CellEnds);
        length = length < 0 ? _text.Length - _next : length;
        _cells.Add((_next, length, false));
        _next += length;
    }

    private void ReadQuotedCell()
    {
        int start = ++_next;
        bool hasQuotes = false;
        while (true)
        {
            int quote = _text[_next..].IndexOf((byte)'"');
            if (quote < 0)
                throw new CsvException($"row {Number}, column {Count + 1}: the quote that opens the cell is not closed");
            _next += quote + 1;
            if (_next == _text.Length || _text[_next] != '"')
                break;
            hasQuotes = true;
            _next++;
        }

        _cells.Add((start, _next - 1 - start, hasQuotes));
        if (_next < _text.Length && _text[_next] is not ((byte)',' or (byte)'\r' or (byte)'\n'))
            throw new CsvException($"row {Number}, column {Count}: after the closing quote comes a comma or the end of the row; a quote within is written twice");
    }

    private static byte[] WithoutDoubledQuotes(ReadOnlySpan<byte> content)
    {
        List<byte> single = new(content.Length);
        for (int i = 0; i < content.Length; i++)
        {
            single.Add(content[i]);
            if (content[i] == '"')
                i++;
        }

        return [.. single];
    }
}
