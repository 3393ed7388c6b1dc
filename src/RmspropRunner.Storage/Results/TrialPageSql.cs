using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Storage.Results;

/// <summary>A page of trials in SQL.</summary>
/// <remarks>
/// A page begins after a trial's sort value and number, so that no page gets slower than the first, and none misses or
/// repeats a trial because others were stored meanwhile. By number it is a search in the primary key. By anything else the
/// experiment's trials are read through, of which the database keeps no more than the page; an index for every sort would
/// cost each insert more than the reading is worth. The numbers are chosen first, so that what is read through is narrow.
/// </remarks>
internal static class TrialPageSql
{
    private const long AboveEveryIteration = int.MaxValue + 1L;
    private const long BelowEveryIteration = -1;

    /// <summary>The statement, with {0}, {1}, … where its values go.</summary>
    public static (string Sql, object[] Values) Of(long experiment, TrialQuery query, SqlAccess access)
    {
        List<object> values = [];
        List<string> conditions = [$"experiment = {Add(experiment)}"];
        if (query.Configuration is { } configuration)
            conditions.Add($"configuration = {Add(configuration)}");
        if (query.Problem is { } problem)
            conditions.Add($"problem = {Add(problem)}");
        if (query.Optimizer is { } optimizer)
            conditions.Add($"optimizer = {Add(optimizer)}");
        if (query.Seed is { } seed)
            conditions.Add($"seed = {Add((long)seed)}");
        if (query.IsDiverged is { } isDiverged)
            conditions.Add($"outcome = {Add(isDiverged ? "diverged" : "completed")}");

        string key = Key(query, access);
        (string beyond, string direction) = query.IsDescending ? ("<", " DESC") : (">", "");
        string order = query.Sort == TrialSort.Number ? $"number{direction}" : $"{key}{direction}, number";
        if (query.After is { } after)
        {
            string number = Add(after.Number);
            if (query.Sort == TrialSort.Number)
            {
                conditions.Add($"number {beyond} {number}");
            }
            else
            {
                string value = Add(Value(query, after, access));
                conditions.Add($"({key} {beyond} {value} OR {key} = {value} AND number > {number})");
            }
        }

        string chosen = $"SELECT number FROM trial{Hint(query, access)} WHERE {string.Join(" AND ", conditions)} "
            + $"ORDER BY {order} LIMIT {Add(query.Limit)}";
        return ($"SELECT * FROM trial WHERE experiment = {{0}} AND number IN ({chosen}) ORDER BY {order}", [.. values]);

        string Add(object value)
        {
            values.Add(value);
            return $"{{{values.Count - 1}}}";
        }
    }

    private static string Key(TrialQuery query, SqlAccess access) => query.Sort switch
    {
        TrialSort.Number => "number",
        TrialSort.BestObjective => access.SortedObjective("best_objective"),
        TrialSort.FinalObjective => access.SortedObjective("final_objective"),
        TrialSort.Iterations => "iterations",
        TrialSort.TargetIteration => $"coalesce(target_iteration, {WithoutTarget(query)})",
        _ => throw new ArgumentOutOfRangeException(nameof(query), query.Sort, "Expected a sort of trials."),
    };

    private static object Value(TrialQuery query, TrialPosition after, SqlAccess access) => query.Sort switch
    {
        TrialSort.BestObjective or TrialSort.FinalObjective => access.WriteObjective(after.Value ?? double.NaN),
        _ => after.Value is { } iteration ? (long)iteration : WithoutTarget(query),
    };

    private static long WithoutTarget(TrialQuery query) => query.IsDescending ? BelowEveryIteration : AboveEveryIteration;

    /// <summary>Where an index has all that is asked. By number the key is better; so it is by what the index lacks.</summary>
    private static string Hint(TrialQuery query, SqlAccess access) =>
        query is { Problem: null, Optimizer: null, Sort: TrialSort.BestObjective or TrialSort.TargetIteration }
        || query is { Problem: null, Optimizer: null, Sort: TrialSort.Number, Configuration: not null }
            ? access.TrialSummaryHint
            : "";
}
