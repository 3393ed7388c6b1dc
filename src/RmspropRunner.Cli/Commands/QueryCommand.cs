using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Commands;

internal static class QueryCommand
{
    private const int ShownRows = 1000;
    private const double DefaultSeconds = 30;

    public static Command Create()
    {
        Argument<string> sql = new("SQL") { Description = "A query that only reads: tables experiment, trial, trace; views trials, leaderboard" };
        Option<long> limit = CountOption.Create("--limit", "The most rows to give, in every format", int.MaxValue);
        limit.DefaultValueFactory = null;
        Option<TimeSpan> timeout = SecondsOption.Create("--timeout", "How long the query may take; 0 for any time", DefaultSeconds);
        Option<string> format = FormatOption.Create();
        Command command = new("query", $"Ask the store in SQL; a table shows the first {ShownRows} rows, JSON and CSV have all")
        {
            sql, limit, timeout, format,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using IExperimentStore store = await StoreOption.OpenAsync(parsed, StoreAccess.Existing, cancellationToken);
            await using IQueryRows rows = await store.QueryAsync(parsed.GetRequiredValue(sql), parsed.GetValue(timeout), cancellationToken);
            int? most = parsed.GetResult(limit) is null ? null : (int)parsed.GetValue(limit);
            IAsyncEnumerable<IReadOnlyList<object?>> all = rows.RowsAsync(cancellationToken);
            await RowOutput.WriteAsync(
                QueryTable.Columns(rows.Columns),
                most is { } count ? all.Take(count) : all,
                parsed.FormatOf(format),
                most ?? ShownRows,
                $"… only the first {ShownRows} rows: --limit N shows as many, --format csv has all",
                cancellationToken);
        });
        return command;
    }
}
