using System.Data.Common;
using System.Globalization;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage.Results;

namespace RmspropRunner.Storage.Catalog;

/// <summary>
/// The two steps with which every run begins: finding its experiment, and creating it. In plain SQL, because they are
/// all that a short run needs of the catalog: through EF Core, its model and its first query and insert take a quarter
/// of a second of a process that would otherwise be done in less.
/// </summary>
internal sealed class ExperimentEntry(SqlAccess access, TimeProvider time)
{
    private const string Find =
        "SELECT e.id, e.name, e.description, e.created_at, r.number, r.spec, r.plan_hash, r.last_trial, r.created_at "
        + "FROM experiment AS e JOIN revision AS r ON r.experiment = e.id ";

    /// <summary>No text in a database holds a NUL.</summary>
    public Task<StoredExperiment?> FindAsync(string name, CancellationToken cancellationToken) => name.Contains('\0', StringComparison.Ordinal)
        ? Task.FromResult<StoredExperiment?>(null)
        : FindAsync(Find + "WHERE e.name = @name ORDER BY r.number", ("@name", name), cancellationToken);

    public Task<StoredExperiment?> FindAsync(long id, CancellationToken cancellationToken) =>
        FindAsync(Find + "WHERE e.id = @id ORDER BY r.number", ("@id", id), cancellationToken);

    public async Task<StoredExperiment> CreateAsync(
        string name, string description, NewRevision revision, CancellationToken cancellationToken)
    {
        DateTimeOffset now = StoreClock.Now(time);
        try
        {
            await using DbConnection connection = await access.OpenAsync(cancellationToken);
            await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
            long id = await InsertAsync(connection, transaction, name, description, now, cancellationToken);
            await InsertAsync(connection, transaction, id, revision, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new StoredExperiment
            {
                Id = id,
                Name = name,
                Description = description,
                CreatedAt = now,
                Revisions = [new StoredRevision(1, revision.CanonicalSpec, revision.PlanHash, revision.LastTrial, now)],
            };
        }
        catch (DbException error)
        {
            throw access.Errors.IsConflict(error)
                ? new StoreConflictException($"The experiment '{name}' was created by someone else in the meantime.")
                : access.Errors.Explain(error);
        }
    }

    private async Task<StoredExperiment?> FindAsync(string sql, (string, object) parameter, CancellationToken cancellationToken)
    {
        StoredExperiment? found = null;
        List<StoredRevision> revisions = [];
        await foreach (StoredExperiment row in access.ReadAsync(sql, [parameter], Read, cancellationToken))
        {
            found ??= row;
            revisions.AddRange(row.Revisions);
        }

        return found is null ? null : found with { Revisions = revisions };
    }

    private StoredExperiment Read(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Name = row.GetString(1),
        Description = row.GetString(2),
        CreatedAt = access.ReadTime(row, 3),
        Revisions = [new StoredRevision(row.GetInt32(4), row.GetString(5), row.GetString(6), row.GetInt64(7), access.ReadTime(row, 8))],
    };

    private async Task<long> InsertAsync(
        DbConnection connection,
        DbTransaction transaction,
        string name,
        string description,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await using DbCommand insert = SqlAccess.Command(
            connection,
            "INSERT INTO experiment (name, description, created_at) VALUES (@name, @description, @created_at) RETURNING id",
            [("@name", name), ("@description", description), ("@created_at", access.WriteTime(now))]);
        insert.Transaction = transaction;
        return Convert.ToInt64(await insert.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private async Task InsertAsync(
        DbConnection connection,
        DbTransaction transaction,
        long experiment,
        NewRevision revision,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await using DbCommand insert = SqlAccess.Command(
            connection,
            "INSERT INTO revision (experiment, number, spec, plan_hash, last_trial, created_at) "
            + "VALUES (@experiment, 1, @spec, @plan_hash, @last_trial, @created_at)",
            [
                ("@experiment", experiment), ("@spec", revision.CanonicalSpec), ("@plan_hash", revision.PlanHash),
                ("@last_trial", revision.LastTrial), ("@created_at", access.WriteTime(now)),
            ]);
        insert.Transaction = transaction;
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }
}
