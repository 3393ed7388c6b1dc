using Microsoft.EntityFrameworkCore;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Storage.Catalog;

/// <summary>
/// Experiments and revisions, through EF Core, in any database; <see cref="ExperimentEntry"/> has what every run asks first.
/// </summary>
internal sealed class ExperimentCatalog(Func<StoreContext> openContext, IStoreErrors errors, TimeProvider time)
{
    /// <summary>The newest first: ids are given in order.</summary>
    public Task<List<StoredExperiment>> ListAsync(CancellationToken cancellationToken) =>
        GuardAsync(async context =>
        {
            List<ExperimentRow> rows = await context.Experiments.AsNoTracking()
                .Include(experiment => experiment.Revisions.OrderBy(revision => revision.Number))
                .OrderByDescending(experiment => experiment.Id)
                .ToListAsync(cancellationToken);
            return rows.ConvertAll(ToExperiment);
        });

    public async Task<StoredExperiment> GrowAsync(
        StoredExperiment experiment, NewRevision revision, CancellationToken cancellationToken)
    {
        RevisionRow row = new()
        {
            Experiment = experiment.Id,
            Number = experiment.Revisions[^1].Number + 1,
            Spec = revision.CanonicalSpec,
            PlanHash = revision.PlanHash,
            LastTrial = revision.LastTrial,
            CreatedAt = StoreClock.Now(time),
        };
        return await GuardAsync(
            async context =>
            {
                context.Add(row);
                await context.SaveChangesAsync(cancellationToken);
                return experiment with { Revisions = [.. experiment.Revisions, ToRevision(row)] };
            },
            conflict: $"The experiment '{experiment.Name}' was grown or deleted by someone else in the meantime.");
    }

    public Task DescribeAsync(long experimentId, string description, CancellationToken cancellationToken) =>
        GuardAsync(context => context.Experiments
            .Where(experiment => experiment.Id == experimentId)
            .ExecuteUpdateAsync(row => row.SetProperty(experiment => experiment.Description, description), cancellationToken));

    private async Task<T> GuardAsync<T>(Func<StoreContext, Task<T>> work, string? conflict = null)
    {
        try
        {
            await using StoreContext context = openContext();
            return await work(context);
        }
        catch (Exception exception) when (DatabaseError.In(exception) is { } error)
        {
            throw conflict is not null && errors.IsConflict(error) ? new StoreConflictException(conflict) : errors.Explain(error);
        }
    }

    private static StoredExperiment ToExperiment(ExperimentRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Description = row.Description,
        CreatedAt = row.CreatedAt,
        Revisions = row.Revisions.ConvertAll(ToRevision),
    };

    private static StoredRevision ToRevision(RevisionRow row) => new(row.Number, row.Spec, row.PlanHash, row.LastTrial, row.CreatedAt);
}
