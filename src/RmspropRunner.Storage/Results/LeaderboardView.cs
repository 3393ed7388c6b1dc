using System.Data.Common;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Storage.Results;

/// <summary>The view `leaderboard` as rows.</summary>
internal static class LeaderboardView
{
    private const string Columns =
        "configuration, problem, dimension, optimizer, hyperparameters, seeds, trials, completed, diverged, reached_target, "
        + "best_objective, best_objective_q1, best_objective_median, best_objective_q3, best_objective_max, "
        + "target_iteration, target_iteration_q1, target_iteration_median, target_iteration_q3, target_iteration_max";

    /// <summary>
    /// Objectives of different problems do not compare: the best of each problem are chosen in turn, the problems in the
    /// order of the plan, and shown problem by problem.
    /// </summary>
    public const string Query =
        $"SELECT {Columns} FROM (SELECT * FROM (SELECT {Columns}, "
        + "row_number() OVER (PARTITION BY problem, dimension ORDER BY best_objective_median NULLS LAST, configuration) AS place, "
        + "min(configuration) OVER (PARTITION BY problem, dimension) AS first_configuration "
        + "FROM leaderboard WHERE experiment = @name) AS placed "
        + "ORDER BY place, first_configuration LIMIT @limit) AS chosen ORDER BY first_configuration, place";

    private const int FirstBestObjective = 10;

    private const int FirstTargetIteration = 15;

    public static LeaderboardRow Read(SqlAccess access, DbDataReader row)
    {
        string optimizer = row.GetString(3);
        long reachedTarget = row.GetInt64(9);
        return new LeaderboardRow
        {
            Configuration = row.GetInt64(0),
            Problem = row.GetString(1),
            Dimension = row.GetInt32(2),
            Optimizer = optimizer,
            Hyperparameters = access.RestoreHyperparameters(optimizer, row.GetString(4)),
            Seeds = row.GetInt64(5),
            Trials = row.GetInt64(6),
            Completed = row.GetInt64(7),
            Diverged = row.GetInt64(8),
            ReachedTarget = reachedTarget,
            BestObjective = ReadQuartiles(row, FirstBestObjective),
            TargetIteration = reachedTarget == 0 ? null : ReadQuartiles(row, FirstTargetIteration),
        };
    }

    private static Quartiles ReadQuartiles(DbDataReader row, int first) => new(
        row.GetNumber(first), row.GetNumber(first + 1), row.GetNumber(first + 2), row.GetNumber(first + 3), row.GetNumber(first + 4));
}
