using System.Runtime.ExceptionServices;

namespace RmspropRunner.Experiments.Specs.Tables;

/// <summary>
/// A CSV file that several entries may read, each with another column for its classes: it is gone through twice at most,
/// for only one column can be the one that has words.
/// </summary>
internal sealed class CsvContent(ReadOnlyMemory<byte> utf8)
{
    private readonly Dictionary<int, NumberTable> _withWords = [];
    private readonly Dictionary<int, CsvException> _mistakes = [];
    private NumberTable? _numbers;
    private CsvException? _mistake;
    private bool _hasColumns;

    /// <summary>The columns' places by their names, those without a name left out; null where the first row has numbers already.</summary>
    /// <exception cref="CsvException">It is no CSV so far.</exception>
    public IReadOnlyDictionary<string, int>? Columns
    {
        get
        {
            if (!_hasColumns && CsvTable.ReadNames(utf8.Span) is { } names)
            {
                Dictionary<string, int> columns = [];
                for (int column = 0; column < names.Count; column++)
                    columns.TryAdd(names[column], column);
                field = columns;
            }

            _hasColumns = true;
            return field;
        }
    }

    /// <summary>Its numbers, and those that stand for the words of a column.</summary>
    /// <exception cref="CsvException">It is something else.</exception>
    public NumberTable Table(int? classColumn)
    {
        if (_numbers is null && _mistake is null)
        {
            try
            {
                _numbers = CsvTable.Read(utf8.Span);
            }
            catch (CsvException mistake)
            {
                _mistake = mistake;
            }
        }

        if (_numbers is not null)
            return _numbers;
        if (classColumn is null || _mistake!.Column is null)
            throw Again(_mistake!);

        // Whichever other column is the one of classes, the same cell is in the way.
        int reader = classColumn == _mistake.Column ? classColumn.Value : -1;
        if (_withWords.TryGetValue(reader, out NumberTable? known))
            return known;
        if (_mistakes.TryGetValue(reader, out CsvException? first))
            throw Again(first);
        try
        {
            return _withWords[reader] = CsvTable.Read(utf8.Span, classColumn);
        }
        catch (CsvException mistake)
        {
            _mistakes[reader] = mistake;
            throw;
        }
    }

    private static CsvException Again(CsvException mistake)
    {
        ExceptionDispatchInfo.Throw(mistake);
        return mistake;
    }
}
