using System.Globalization;
using Npgsql;

namespace RmspropRunner.Benchmarks.ClusterFaults;

/// <summary>Compares two experiments' rows bit for bit: all columns but the experiment's id, as PostgreSQL sends them in binary.</summary>
internal static class RowComparison
{
    /// <returns>Whether they are the same, and what was compared or differs, in words.</returns>
    public static async Task<(bool IsSame, string Says)> CompareAsync(FaultDatabase database, string experiment, string reference)
    {
        (bool sameTrials, string trials) = await CompareAsync(database, experiment, reference, "trial", "number");
        (bool sameTrace, string trace) = await CompareAsync(database, experiment, reference, "trace", "trial, iteration");
        return (sameTrials && sameTrace, $"{trials}, {trace}");
    }

    private static async Task<(bool IsSame, string Says)> CompareAsync(
        FaultDatabase database, string experiment, string reference, string table, string order)
    {
        string columns = await database.ScalarAsync<string>($"""
            SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = '{table}' AND column_name <> 'experiment'
            """);
        string select = $"SELECT {columns} FROM {table} WHERE experiment = {{0}} ORDER BY {order}";
        await using NpgsqlConnection one = await database.ConnectAsync();
        await using NpgsqlConnection two = await database.ConnectAsync();
        await using CopiedRows rows = await CopiedRows.BeginAsync(one, Of(await database.IdAsync(experiment)));
        await using CopiedRows expected = await CopiedRows.BeginAsync(two, Of(await database.IdAsync(reference)));
        return Compare(rows, expected, table);

        string Of(long id) => string.Format(CultureInfo.InvariantCulture, select, id);
    }

    private static (bool IsSame, string Says) Compare(CopiedRows rows, CopiedRows expected, string table)
    {
        for (long count = 0; ; count++)
        {
            bool isRow = rows.Read();
            if (isRow != expected.Read())
                return (false, Text($"{table} has {(isRow ? "more" : "fewer")} rows than the {count:N0} that were compared"));
            if (!isRow)
                return (true, Text($"{count:N0} rows of {table}"));
            if (!rows.Row.Span.SequenceEqual(expected.Row.Span))
                return (false, Text($"{table} differs in row {count + 1:N0}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
