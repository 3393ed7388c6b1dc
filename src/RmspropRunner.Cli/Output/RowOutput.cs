using RmspropRunner.Cli.Arguments;
using RmspropRunner.Experiments.Rows;
using Spectre.Console;

namespace RmspropRunner.Cli.Output;

/// <summary>Writes rows to stdout in the format that was asked for.</summary>
internal static class RowOutput
{
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows; read once, as they are written.</param>
    /// <param name="format">Table, JSON or CSV.</param>
    /// <param name="limit">The rows that a table shows; JSON and CSV have all.</param>
    /// <param name="more">What a table that left rows out says about them.</param>
    /// <param name="cancellationToken">Ends it between two rows.</param>
    public static async Task WriteAsync<T>(
        IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, OutputFormat format, int limit, string more, CancellationToken cancellationToken)
    {
        if (format != OutputFormat.Table)
        {
            await using Stream output = StandardOutput.Open();
            await WriteAsync([.. columns.Where(column => column.IsForPrograms)], rows, format, output, cancellationToken);
            return;
        }

        IAnsiConsole screen = Screen.Open();
        if (await TextTable.WriteAsync(screen, columns, rows, limit, cancellationToken))
            screen.WriteLine(more);
    }

    /// <summary>Writes all rows, however few or many a table would show.</summary>
    public static Task WriteAsync<T>(
        IReadOnlyList<TableColumn<T>> columns, IReadOnlyList<T> rows, OutputFormat format, CancellationToken cancellationToken) =>
        WriteAsync(columns, rows.ToAsyncEnumerable(), format, int.MaxValue, "", cancellationToken);

    /// <summary>Writes rows for programs.</summary>
    public static Task WriteAsync<T>(
        IReadOnlyList<Column<T>> columns, IAsyncEnumerable<T> rows, OutputFormat format, Stream output, CancellationToken cancellationToken) =>
        format == OutputFormat.Json
            ? JsonRows.WriteAsync(columns, rows, output, cancellationToken)
            : CsvRows.WriteAsync(columns, rows, output, cancellationToken);
}
