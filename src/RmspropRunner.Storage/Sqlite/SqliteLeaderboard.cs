using Microsoft.Data.Sqlite;
using RmspropRunner.Experiments.Stores;
using static SQLitePCL.raw;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>
/// The view `leaderboard`, sooner: in a window function SQLite spends more on a row than on reading it, and a view has no
/// other way to a quartile. The index on the configuration has the objectives in order, so here each quartile is a step to
/// its place. What the rest costs is paid only for the configurations that are shown.
/// </summary>
internal sealed class SqliteLeaderboard(SqliteDatabase database, TimeSpan lockTimeout)
{
    public IReadOnlyList<LeaderboardRow> Read(long experiment, int limit, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = database.OpenAlone();
        using CancellationTokenRegistration interrupt =
            cancellationToken.UnsafeRegister(static state => sqlite3_interrupt(((SqliteConnection)state!).Handle), connection);
        try
        {
            sqlite3_busy_timeout(connection.Handle, (int)lockTimeout.TotalMilliseconds);
            // All of it as it is at one moment, whatever is stored meanwhile.
            using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
            using SqliteConfigurations configurations = new(connection.Handle!, experiment);
            return Best(configurations.All(), limit).ConvertAll(configurations.Row);
        }
        catch (SqliteException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw database.Errors.Explain(error);
        }
    }

    /// <summary>
    /// Objectives of different problems do not compare: the best of each problem are chosen in turn, the problems in the
    /// order of the plan, and shown problem by problem.
    /// </summary>
    private static List<SqliteConfiguration> Best(List<SqliteConfiguration> all, int limit)
    {
        all.Sort(static (one, other) => ByProblem(one, other) is not 0 and var order ? order : ByMedian(one, other));
        for (int i = 0; i < all.Count; i++)
            all[i].Place = i > 0 && ByProblem(all[i - 1], all[i]) == 0 ? all[i - 1].Place + 1 : 0;

        all.Sort(static (one, other) => one.Place.CompareTo(other.Place) is not 0 and var order ? order : ByProblem(one, other));
        List<SqliteConfiguration> best = all[..Math.Min(limit, all.Count)];
        best.Sort(static (one, other) => ByProblem(one, other) is not 0 and var order ? order : one.Place.CompareTo(other.Place));
        return best;
    }

    private static int ByProblem(SqliteConfiguration one, SqliteConfiguration other) => one.FirstOfProblem.CompareTo(other.FirstOfProblem);

    private static int ByMedian(SqliteConfiguration one, SqliteConfiguration other)
    {
        int order = double.IsNaN(one.Median).CompareTo(double.IsNaN(other.Median));
        if (order == 0)
            order = one.Median.CompareTo(other.Median);
        return order != 0 ? order : one.Number.CompareTo(other.Number);
    }
}
