using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Api.Rows;

namespace RmspropRunner.Worker.Api.Queries;

/// <summary>Which trials a list has, and in which order.</summary>
internal static class TrialParameters
{
    private const int DefaultLimit = 100;
    private const int MostTrials = 1000;

    private static readonly Dictionary<string, TrialSort> Sorts = new()
    {
        ["number"] = TrialSort.Number,
        ["best_objective"] = TrialSort.BestObjective,
        ["final_objective"] = TrialSort.FinalObjective,
        ["iterations"] = TrialSort.Iterations,
        ["target_iteration"] = TrialSort.TargetIteration,
    };

    private static readonly TypedQueryParameter<long?> Configuration = QueryParameter.Whole(
        "configuration", 1, long.MaxValue, "Trials of this configuration alone.");

    private static readonly TypedQueryParameter<string?> Problem = QueryParameter.Text("problem", "Trials on this problem alone.");

    private static readonly TypedQueryParameter<string?> Optimizer = QueryParameter.Text("optimizer", "Trials with this optimizer alone.");

    private static readonly TypedQueryParameter<long?> Seed = QueryParameter.Whole("seed", 0, uint.MaxValue, "Trials with this seed alone.");

    private static readonly TypedQueryParameter<bool?> Outcome = QueryParameter.OneOf(
        "outcome", "Trials with this outcome alone.", new Dictionary<string, bool> { ["completed"] = false, ["diverged"] = true });

    private static readonly TypedQueryParameter<TrialSort?> Sort = QueryParameter.OneOf(
        "sort", "What the list is sorted by; NaN is the highest, trials that did not reach the target are last. Default: number.", Sorts);

    private static readonly TypedQueryParameter<bool?> Order = QueryParameter.OneOf(
        "order", "The lowest or the highest first. Default: asc.", new Dictionary<string, bool> { ["asc"] = false, ["desc"] = true });

    private static readonly TypedQueryParameter<long?> Limit = QueryParameter.Whole(
        "limit", 1, MostTrials, $"The most trials of one answer. Default: {DefaultLimit}.");

    private static readonly TypedQueryParameter<string?> After = QueryParameter.Text(
        "after", "Where the list goes on: next of the answer before, with the same sort and order.");

    public static QueryParameter[] All { get; } =
        [Configuration, Problem, Optimizer, Seed, Outcome, Sort, Order, Limit, After, RowFormats.Parameter];

    public static TrialQuery Read(QueryReader query)
    {
        TrialQuery read = new()
        {
            Configuration = query.Read(Configuration),
            Problem = query.Read(Problem),
            Optimizer = query.Read(Optimizer),
            Seed = (uint?)query.Read(Seed),
            IsDiverged = query.Read(Outcome),
            Sort = query.Read(Sort) ?? TrialSort.Number,
            IsDescending = query.Read(Order) ?? false,
            Limit = (int)(query.Read(Limit) ?? DefaultLimit),
        };
        if (query.Read(After) is not { } after)
            return read;

        TrialPosition? position = TrialCursor.Read(after, SortName(read), OrderName(read));
        if (position is null)
            query.Refuse($"after takes the next of an answer with the same sort and order ({SortName(read)}, {OrderName(read)}).");
        return read with { After = position };
    }

    /// <summary>What to give as <c>after</c> to go on behind that trial.</summary>
    public static string Cursor(TrialQuery query, TrialPosition position) => TrialCursor.Write(SortName(query), OrderName(query), position);

    private static string SortName(TrialQuery query) => Sorts.First(sort => sort.Value == query.Sort).Key;

    private static string OrderName(TrialQuery query) => query.IsDescending ? "desc" : "asc";
}
