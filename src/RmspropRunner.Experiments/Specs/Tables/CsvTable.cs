using System.Globalization;
using System.Text;
using System.Text.Unicode;
using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Tables;

/// <summary>
/// Reads CSV (RFC 4180) of finite numbers: commas between cells, CR LF or LF after rows, quotes around cells where one
/// likes, a byte order mark, and a first row of names, which is one without a single number. One column may have words.
/// </summary>
public static class CsvTable
{
    /// <summary>A problem cannot have more parameters, nor a row more features.</summary>
    public const int MostColumns = 1_000_000;

    private const string AllAlike = "classes are numbers in every row, or words in every row";

    /// <summary>The columns' names, nothing else being read; null where the first row has numbers already.</summary>
    /// <exception cref="CsvException">It is no CSV so far; rows and columns in the message are counted from 1.</exception>
    public static IReadOnlyList<string>? ReadNames(ReadOnlySpan<byte> utf8)
    {
        CsvRow row = FirstRow(utf8);
        return HasNumber(row) ? null : Names(row);
    }

    /// <summary>Reads a file's content.</summary>
    /// <param name="utf8">The content.</param>
    /// <param name="classColumn">A column, counted from 0, that may have words instead of numbers; null for none.</param>
    /// <exception cref="CsvException">It is something else; rows and columns in the message are counted from 1, a row of names among them.</exception>
    public static NumberTable Read(ReadOnlySpan<byte> utf8, int? classColumn = null)
    {
        CsvRow row = FirstRow(utf8);
        string[]? names = HasNumber(row) ? null : Names(row);
        int columnCount = row.Count;
        if (names is not null && !row.MoveNext())
            throw new CsvException("it has a row of names, and none of numbers");
        ClassNames? classes = classColumn < row.Count && !TryNumber(row[classColumn.Value], out _) ? new ClassNames() : null;
        List<double> values = [];
        do
        {
            if (row.Count != columnCount)
                throw new CsvException(Invariant($"row {row.Number} has {Cells(row.Count)} and the first {columnCount}: every row takes as many"));
            for (int column = 0; column < columnCount; column++)
                values.Add(classes is not null && column == classColumn ? classes.Add(Word(row, column)) : Number(row, column, classColumn));
        }
        while (row.MoveNext());
        double[] all = [.. values];
        return new NumberTable(names, columnCount, all) { Classes = classes?.Order(all, classColumn!.Value, columnCount) };
    }

    private static CsvRow FirstRow(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            throw new CsvException("it is not text in UTF-8");
        CsvRow row = new(utf8);
        return row.MoveNext() ? row : throw new CsvException("it is empty");
    }

    private static bool HasNumber(CsvRow row)
    {
        for (int column = 0; column < row.Count; column++)
        {
            if (TryNumber(row[column], out _))
                return true;
        }

        return false;
    }

    private static string[] Names(CsvRow row)
    {
        string[] names = new string[row.Count];
        HashSet<string> seen = [];
        for (int column = 0; column < names.Length; column++)
        {
            names[column] = Encoding.UTF8.GetString(row[column]).Trim();
            if (names[column].Length > 0 && !seen.Add(names[column]))
                throw new CsvException(Invariant($"row 1, column {column + 1}: {Quotation.Of(names[column])} names another column already"));
        }

        return names;
    }

    private static double Number(CsvRow row, int column, int? classColumn)
    {
        ReadOnlySpan<byte> cell = row[column];
        if (TryNumber(cell, out double number) && double.IsFinite(number))
            return number;
        string found = cell.Trim((byte)' ').IsEmpty ? "an empty cell" : Quotation.Of(Encoding.UTF8.GetString(cell));
        string advice = row.Number == 1 ? "; a first row of names has no numbers in it"
            : classColumn is null ? ""
            : column == classColumn ? TryNumber(cell, out _) ? "" : $", as those above it are: {AllAlike}"
            : "; only the target may have words";
        throw new CsvException(Invariant($"row {row.Number}, column {column + 1}: {found} is not a finite number{advice}")) { Column = column };
    }

    private static string Word(CsvRow row, int column)
    {
        ReadOnlySpan<byte> cell = row[column];
        string word = Encoding.UTF8.GetString(cell).Trim();
        string? objection = word.Length == 0 ? "an empty cell is not a class; it takes a name"
            : TryNumber(cell, out _) ? $"{Quotation.Of(word)} is a number and those above it are words: {AllAlike}"
            : null;
        return objection is null ? word : throw new CsvException(Invariant($"row {row.Number}, column {column + 1}: {objection}"));
    }

    /// <summary>The number, which may be NaN or infinite, as many programs spell them.</summary>
    private static bool TryNumber(ReadOnlySpan<byte> cell, out double number)
    {
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
            return true;
        number = double.NaN;
        return cell.Length <= 16 && Encoding.UTF8.GetString(cell).Trim().TrimStart('-', '+').ToUpperInvariant() is "NAN" or "INF" or "INFINITY";
    }

    private static string Cells(int count) => count == 1 ? "1 cell" : Invariant($"{count} cells");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
