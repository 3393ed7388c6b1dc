using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;
using RmspropRunner.Storage.Results;

namespace RmspropRunner.Storage.Catalog;

/// <summary>Trials, through EF Core, untracked and one by one.</summary>
internal sealed class TrialReader(Func<StoreContext> openContext, SqlAccess access)
{
    public IAsyncEnumerable<TrialRecord> AllAsync(long experiment, CancellationToken cancellationToken) =>
        ReadAsync(context => context.Trials.Where(row => row.Experiment == experiment).OrderBy(row => row.Number), cancellationToken);

    public async Task<TrialRecord?> OneAsync(long experiment, long number, CancellationToken cancellationToken) =>
        await ReadAsync(context => context.Trials.Where(row => row.Experiment == experiment && row.Number == number), cancellationToken)
            .FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<TrialRecord>> SomeAsync(long experiment, TrialQuery query, CancellationToken cancellationToken)
    {
        (string sql, object[] values) = TrialPageSql.Of(experiment, query, access);
#pragma warning disable EF1002 // Made of constants of this project: values come as parameters.
        return await ReadAsync(context => context.Trials.FromSqlRaw(sql, values), cancellationToken).ToListAsync(cancellationToken);
#pragma warning restore EF1002
    }

    private async IAsyncEnumerable<TrialRecord> ReadAsync(
        Func<StoreContext, IQueryable<TrialRow>> query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using StoreContext context = openContext();
        await using IAsyncEnumerator<TrialRow> rows =
            query(context).AsNoTracking().AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(rows))
            yield return ToRecord(rows.Current);
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<TrialRow> rows)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (Exception exception) when (DatabaseError.In(exception) is { } error)
        {
            throw access.Errors.Explain(error);
        }
    }

    private TrialRecord ToRecord(TrialRow row) => new()
    {
        Number = row.Number,
        Configuration = row.Configuration,
        Problem = row.Problem,
        Dimension = row.Dimension,
        Optimizer = row.Optimizer,
        Hyperparameters = access.RestoreHyperparameters(row.Optimizer, row.Hyperparameters),
        Seed = row.Seed,
        ContentHash = row.ContentHash,
        Start = row.Start,
        FinalX = row.FinalX,
        Outcome = new TrialOutcome
        {
            StopReason = StopReasonName.Parse(row.StopReason),
            Iterations = row.Iterations,
            FinalObjective = row.FinalObjective ?? double.NaN,
            BestObjective = row.BestObjective ?? double.NaN,
            BestIteration = row.BestIteration,
        },
    };
}
