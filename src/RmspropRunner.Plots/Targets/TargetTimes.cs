using System.Globalization;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Targets;

/// <summary>When trials reached a target: found in the database, which has the traces.</summary>
internal static class TargetTimes
{
    /// <summary>One for each stored trial of the configurations, by number.</summary>
    public static async Task<IReadOnlyList<TrialTarget>> ReadAsync(
        PlotSubject subject, IEnumerable<long> configurations, double target, CancellationToken cancellationToken)
    {
        long experiment = subject.Experiment.Id;
        string own = $"experiment = {experiment} AND configuration IN ({string.Join(", ", configurations)})";
        string number = target.ToString("R", CultureInfo.InvariantCulture);

        // The iteration of the spec's own target is stored with each trial. Of another, it is the first recorded one; where
        // nothing was recorded, the best iteration. The view `ecdf` does the same for powers of ten.
        bool isOwn = target == subject.Plan.Rules.Stop.Target;
        Dictionary<long, int> recorded = isOwn ? [] : await RecordedAsync(subject, own, number, cancellationToken);
        List<TrialTarget> times = [];
        Dictionary<(long, long), int> places = [];
        await foreach (IReadOnlyList<object?> row in RowsAsync(
            subject,
            $"SELECT configuration, number, seed, target_iteration, best_iteration, CASE WHEN best_objective <= {number} THEN 1 ELSE 0 END FROM trial WHERE {own} ORDER BY number",
            cancellationToken))
        {
            long configuration = Integer(row[0]);
            long seed = Integer(row[2]);
            int place = places.GetValueOrDefault((configuration, seed));
            places[(configuration, seed)] = place + 1;
            int? iteration = isOwn ? (row[3] is null ? null : (int)Integer(row[3]))
                : Integer(row[5]) == 0 ? null
                : recorded.TryGetValue(Integer(row[1]), out int first) ? first
                : (int)Integer(row[4]);
            times.Add(new TrialTarget(configuration, seed, place, iteration));
        }

        return times;
    }

    private static async Task<Dictionary<long, int>> RecordedAsync(PlotSubject subject, string own, string target, CancellationToken cancellationToken)
    {
        Dictionary<long, int> first = [];
        await foreach (IReadOnlyList<object?> row in RowsAsync(
            subject,
            $"SELECT trial, min(iteration) FROM trace WHERE experiment = {subject.Experiment.Id} AND objective <= {target} "
            + $"AND trial IN (SELECT number FROM trial WHERE {own}) GROUP BY trial",
            cancellationToken))
        {
            first[Integer(row[0])] = (int)Integer(row[1]);
        }

        return first;
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        PlotSubject subject, string sql, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using IQueryRows rows = await subject.Store.QueryAsync(sql, Timeout.InfiniteTimeSpan, cancellationToken);
        await foreach (IReadOnlyList<object?> row in rows.RowsAsync(cancellationToken))
            yield return row;
    }

    private static long Integer(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
