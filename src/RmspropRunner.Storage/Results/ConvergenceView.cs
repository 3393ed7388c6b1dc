using System.Data.Common;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Storage.Results;

/// <summary>The view `convergence` as rows.</summary>
internal static class ConvergenceView
{
    public const string OfAll = $"{Select} ORDER BY configuration, iteration";

    public const string OfOne = $"{Select} AND configuration = @configuration ORDER BY iteration";

    private const string Select =
        "SELECT configuration, iteration, trials, objective_min, objective_q1, objective_median, objective_q3, objective_max "
        + "FROM convergence WHERE experiment = @name";

    public static ConvergenceRow Read(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetInt32(1),
        row.GetInt64(2),
        new Quartiles(row.GetNumber(3), row.GetNumber(4), row.GetNumber(5), row.GetNumber(6), row.GetNumber(7)));
}
