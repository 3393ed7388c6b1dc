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

    public static Command Create()
    {
        Argument<string> sql = new("SQL") { Description = "A query that only reads: tables experiment, trial, trace; views trials, leaderboard" };
        Option<string> format = FormatOption.Create();
        Command command = new("query", $"Ask the store in SQL; a table shows the first {ShownRows} rows, JSON and CSV have all") { sql, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using IExperimentStore store = await StoreOption.OpenAsync(parsed, StoreAccess.Existing, cancellationToken);
            await using IQueryRows rows = await store.QueryAsync(parsed.GetRequiredValue(sql), Timeout.InfiniteTimeSpan, cancellationToken);
            await RowOutput.WriteAsync(
                QueryTable.Columns(rows.Columns),
                rows.RowsAsync(cancellationToken),
                parsed.FormatOf(format),
                ShownRows,
                $"… only the first {ShownRows} rows: --format csv has all, limit n in the query has fewer",
                cancellationToken);
        });
        return command;
    }
}
