using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Stores;
using Spectre.Console;

namespace RmspropRunner.Cli.Tables;

/// <summary>The best configurations. For programs the columns are those of the store's view of the same name.</summary>
internal static class LeaderboardTable
{
    private const string Hyperparameters = "hyperparameters";

    public static IReadOnlyList<Column<LeaderboardRow>> Columns { get; } =
    [
        new("configuration", row => Cell.Of(row.Configuration)) { Leaves = 1 },
        new("problem", row => Cell.Of(row.Problem)) { Shown = row => $"{row.Problem} ({row.Dimension})", Leaves = 4 },
        new("dimension", row => Cell.Of((long)row.Dimension)) { Audience = Audience.Programs },
        new("optimizer", row => Cell.Of(row.Optimizer)),
        new(Hyperparameters, row => Cell.OfJson(row.Hyperparameters))
        {
            Shown = row => ShownCell.Hyperparameters(row.Hyperparameters),
            Wraps = true,
        },
        new("seeds", row => Cell.Of(row.Seeds)) { Leaves = 5 },
        new("trials", row => Cell.Of(row.Trials)) { Audience = Audience.Programs },
        new("outcomes", _ => default) { Audience = Audience.People, Shown = Outcomes, Leaves = 2, Wraps = true },
        new("completed", row => Cell.Of(row.Completed)) { Audience = Audience.Programs },
        new("diverged", row => Cell.Of(row.Diverged)) { Audience = Audience.Programs },
        new("reached_target", row => Cell.Of(row.ReachedTarget)) { Audience = Audience.Programs },
        new("best objective", _ => default) { Audience = Audience.People, Shown = row => Spread(row.BestObjective, row.Trials) },
        .. Quartiles("best_objective", row => row.BestObjective),
        new("iterations to target", _ => default)
        {
            Audience = Audience.People,
            Shown = row => row.TargetIteration is { } quartiles ? Spread(quartiles, row.ReachedTarget) : "",
            Leaves = 3,
        },
        .. Quartiles("target_iteration", row => row.TargetIteration),
    ];

    /// <summary>Writes the rows as a table for people, with what they have in common said once below it.</summary>
    public static async Task ShowAsync(IAnsiConsole screen, IReadOnlyList<LeaderboardRow> rows, CancellationToken cancellationToken)
    {
        SharedHyperparameters shared = SharedHyperparameters.Of(rows);
        Column<LeaderboardRow>[] columns =
            [.. Columns.Select(column => column.Name == Hyperparameters ? column with { Shown = shared.Differing } : column)];
        await TextTable.WriteAsync(screen, columns, rows.ToAsyncEnumerable(), rows.Count, cancellationToken);
        foreach (string line in shared.Lines)
            screen.WriteLine($"Every {line}");
    }

    private static IEnumerable<Column<LeaderboardRow>> Quartiles(string name, Func<LeaderboardRow, Quartiles?> quartiles) =>
    [
        new(name, row => Cell.Of(quartiles(row)?.Minimum)) { Audience = Audience.Programs },
        new($"{name}_q1", row => Cell.Of(quartiles(row)?.Lower)) { Audience = Audience.Programs },
        new($"{name}_median", row => Cell.Of(quartiles(row)?.Median)) { Audience = Audience.Programs },
        new($"{name}_q3", row => Cell.Of(quartiles(row)?.Upper)) { Audience = Audience.Programs },
        new($"{name}_max", row => Cell.Of(quartiles(row)?.Maximum)) { Audience = Audience.Programs },
    ];

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
