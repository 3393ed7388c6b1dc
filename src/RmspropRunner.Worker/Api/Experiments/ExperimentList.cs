using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Queue;

namespace RmspropRunner.Worker.Api.Experiments;

/// <summary>GET experiments.</summary>
internal static class ExperimentList
{
    private const int DefaultLimit = 100;
    private const int MostLimit = 1000;

    /// <param name="store">The store.</param>
    /// <param name="active">The runs of this worker.</param>
    /// <param name="status">Only experiments that stand so.</param>
    /// <param name="name">Only the experiment of exactly that name.</param>
    /// <param name="limit">At most so many. Range: 1 to 1000. Default: 100.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static async Task<Results<Ok<Page<ExperimentResource>>, ProblemHttpResult>> GetAsync(
        IExperimentStore store, ActiveRuns active, string? status, string? name, string? limit, string? after, CancellationToken cancellationToken)
    {
        ExperimentStanding? standing = status is null ? null : ExperimentResources.Read(status);
        if (status is not null && standing is null)
            return ExperimentProblems.BadQuery($"'{status}' is not a status: it is one of {string.Join(", ", Names())}.");
        int count = DefaultLimit;
        if (limit is not null && !(int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is >= 1 and <= MostLimit))
            return ExperimentProblems.BadQuery($"'{limit}' is not a limit: it takes a whole number from 1 to {MostLimit}.");
        long before = long.MaxValue;
        if (after is not null && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return ExperimentProblems.BadQuery($"'{after}' is not a place in the list: give the 'next' of the page before.");

        // One more than asked for tells whether there is a next page.
        OverviewFilter filter = new() { Name = name, Standing = standing, Before = before, Limit = count + 1 };
        IReadOnlyList<ExperimentOverview> found = await store.OverviewsAsync(filter, cancellationToken);
        ExperimentResource[] items = [.. found.Take(count).Select(experiment => ExperimentResources.Of(experiment, active))];
        string? next = found.Count > count ? items[^1].Id.ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Page<ExperimentResource>(items, next));
    }

    private static IEnumerable<string> Names() => Enum.GetNames<ExperimentStanding>().Select(name => name.ToLowerInvariant());
}
