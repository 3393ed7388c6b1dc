using System.Data.Common;
using System.Runtime.CompilerServices;
using RmspropRunner.Storage.Catalog;

namespace RmspropRunner.Storage.Results;

/// <summary>Plain ADO.NET to one database: how it is reached, and how it keeps what databases keep differently.</summary>
internal abstract class SqlAccess(IStoreErrors errors)
{
    public IStoreErrors Errors => errors;

    public abstract ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>SQL for a number that is higher than every job's ticket.</summary>
    public abstract string NextTicket { get; }

    public abstract double[] ReadVector(DbDataReader row, int column);

    /// <summary>A vector in which NULL stands for NaN.</summary>
    public virtual double[] ReadVectorWithNulls(DbDataReader row, int column) => ReadVector(row, column);

    public abstract DateTimeOffset ReadTime(DbDataReader row, int column);

    /// <summary>The time as a parameter.</summary>
    public abstract object WriteTime(DateTimeOffset time);

    /// <summary>An objective's column as an expression that is never NULL, sorts NaN as the highest, and equals <see cref="WriteObjective"/>.</summary>
    public abstract string SortedObjective(string column);

    /// <summary>An objective as a parameter to compare with <see cref="SortedObjective"/>.</summary>
    public abstract object WriteObjective(double objective);

    /// <summary>What follows `FROM trial` where nothing is asked but what an index on the configuration has.</summary>
    public virtual string TrialSummaryHint => "";

    /// <summary>A trial's hyperparameters as they were stored, whatever the database made of them.</summary>
    public virtual string RestoreHyperparameters(string optimizer, string json) => json;

    /// <summary>Streams the rows of a query. Its SQL is a constant of this project: values come as parameters.</summary>
    public async IAsyncEnumerable<T> ReadAsync<T>(
        string sql,
        (string Name, object Value)[] parameters,
        Func<DbDataReader, T> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using DbConnection connection = await OpenAsync(cancellationToken);
        using CancellationTokenRegistration interrupt = InterruptOn(connection, cancellationToken);
        await using DbCommand command = Command(connection, sql, parameters);
        await using DbDataReader reader = await GuardAsync(new ValueTask<DbDataReader>(command.ExecuteReaderAsync(cancellationToken)));
        while (await GuardAsync(new ValueTask<bool>(reader.ReadAsync(cancellationToken))))
        {
            // A driver may give what it has buffered without asking.
            cancellationToken.ThrowIfCancellationRequested();
            yield return read(reader);
        }

        async ValueTask<TResult> GuardAsync<TResult>(ValueTask<TResult> task)
        {
            try
            {
                return await task;
            }
            catch (DbException error)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw errors.Explain(error);
            }
        }
    }

    public static DbCommand Command(DbConnection connection, string sql, (string Name, object Value)[] parameters)
    {
        DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this project.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object value) in parameters)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Lets a cancellation reach into a statement that runs, where the driver does not.</summary>
    protected virtual CancellationTokenRegistration InterruptOn(DbConnection connection, CancellationToken cancellationToken) => default;
}
