using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Experiments.Stores;
using Spectre.Console;

namespace RmspropRunner.Cli.Tables;

/// <summary>The best configurations. For programs the columns are those of the store's view of the same name.</summary>
internal static class LeaderboardTable
{
    private const string Hyperparameters = "hyperparameters";

    private static readonly LeaderboardRow Rehearsed = new()
    {
        Configuration = 1, Problem = "", Dimension = 1, Optimizer = "", Hyperparameters = "{}",
        Seeds = 2, Trials = 2, Completed = 2, Diverged = 0, ReachedTarget = 0, BestObjective = new(0.1, 0.2, 0.3, 0.4, 0.5), TargetIteration = null,
    };

    public static IReadOnlyList<TableColumn<LeaderboardRow>> Columns { get; } =
    [
        .. LeaderboardColumns.All.Select(Show),
        new("outcomes", _ => default) { Audience = Audience.People, Shown = Outcomes, Leaves = 2, Wraps = true },
        new("best objective", _ => default) { Audience = Audience.People, Shown = row => Spread(row.BestObjective, row.Trials) },
        new("iterations to target", _ => default)
        {
            Audience = Audience.People,
            Shown = row => row.TargetIteration is { } quartiles ? Spread(quartiles, row.ReachedTarget) : "",
            Leaves = 3,
        },
    ];

    /// <summary>Writes the rows as a table for people, with what they have in common said once below it.</summary>
    public static async Task ShowAsync(IAnsiConsole screen, IReadOnlyList<LeaderboardRow> rows, CancellationToken cancellationToken)
    {
        SharedHyperparameters shared = SharedHyperparameters.Of(rows);
        TableColumn<LeaderboardRow>[] columns =
            [.. Columns.Select(column => column.Name == Hyperparameters ? column with { Shown = shared.Differing } : column)];
        await TextTable.WriteAsync(screen, columns, rows.ToAsyncEnumerable(), rows.Count, cancellationToken);
        foreach (string line in shared.Lines)
            screen.WriteLine($"Every {line}");
    }

    /// <summary>
    /// Shows a table to nobody, on another thread: the runtime then has loaded and compiled what it takes by the time that a
    /// run ends, while its last trials are stored.
    /// </summary>
    public static Task RehearseAsync() => Task.Run(() => ShowAsync(Screen.OpenNowhere(), [Rehearsed, Rehearsed], CancellationToken.None));

    /// <summary>Numbers of trials and quartiles are told in the words that come after them.</summary>
    private static TableColumn<LeaderboardRow> Show(Column<LeaderboardRow> column)
    {
        TableColumn<LeaderboardRow> shown = new(column);
        return column.Name switch
        {
            "configuration" => shown with { Leaves = 1 },
            "problem" => shown with { Leaves = 4, Shown = row => $"{row.Problem} ({row.Dimension})" },
            "optimizer" => shown,
            Hyperparameters => shown with { Wraps = true, Shown = row => ShownCell.Hyperparameters(row.Hyperparameters) },
            "seeds" => shown with { Leaves = 5 },
            _ => shown with { Audience = Audience.Programs },
        };
    }

    private static string Outcomes(LeaderboardRow row)
    {
        List<string> outcomes = [];
        if (row.Completed > 0)
            outcomes.Add($"{row.Completed} completed");
        if (row.ReachedTarget > 0)
            outcomes.Add($"{row.ReachedTarget} at target");
        if (row.Diverged > 0)
            outcomes.Add($"{row.Diverged} diverged");
        return string.Join(", ", outcomes);
    }

    private static string Spread(Quartiles quartiles, long count) =>
        count == 1
            ? ShownNumber.Of(quartiles.Median)
            : $"{ShownNumber.Short(quartiles.Median)} [{ShownNumber.Short(quartiles.Lower)}, {ShownNumber.Short(quartiles.Upper)}]";
}
