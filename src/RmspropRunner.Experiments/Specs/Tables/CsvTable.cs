using System.Globalization;
using System.Text;
using System.Text.Unicode;
using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Tables;

/// <summary>
/// Reads CSV (RFC 4180) of finite numbers: commas between cells, CR LF or LF after rows, quotes around cells where one
/// likes, a byte order mark, and a first row of names, which is one without a single number.
/// </summary>
public static class CsvTable
{
    /// <summary>A problem cannot have more parameters, nor a row more features.</summary>
    public const int MostColumns = 1_000_000;

    /// <summary>Reads a file's content.</summary>
    /// <exception cref="CsvException">It is something else; rows and columns in the message are counted from 1, a row of names among them.</exception>
    public static NumberTable Read(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            throw new CsvException("it is not text in UTF-8");
        CsvRow row = new(utf8);
        if (!row.MoveNext())
            throw new CsvException("it is empty");

        string[]? names = HasNumber(row) ? null : Names(row);
        int columnCount = row.Count;
        if (names is not null && !row.MoveNext())
            throw new CsvException("it has a row of names, and none of numbers");
        List<double> values = [];
        do
        {
            if (row.Count != columnCount)
                throw new CsvException(Invariant($"row {row.Number} has {Cells(row.Count)} and the first {columnCount}: every row takes as many"));
            for (int column = 0; column < columnCount; column++)
                values.Add(Number(row, column));
        }
        while (row.MoveNext());
        return new NumberTable(names, columnCount, [.. values]);
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

    private static double Number(CsvRow row, int column)
    {
        ReadOnlySpan<byte> cell = row[column];
        if (TryNumber(cell, out double number) && double.IsFinite(number))
            return number;
        string found = cell.Trim((byte)' ').IsEmpty ? "an empty cell" : Quotation.Of(Encoding.UTF8.GetString(cell));
        string advice = row.Number == 1 ? "; a first row of names has no numbers in it" : "";
        throw new CsvException(Invariant($"row {row.Number}, column {column + 1}: {found} is not a finite number{advice}"));
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
