using System.Data.Common;
using RmspropRunner.Storage.Results;
using RmspropRunner.Storage.Text;

namespace RmspropRunner.Storage.Postgres;

internal sealed class PostgresAccess(PostgresDatabase database) : SqlAccess(database.Errors)
{
    public override string NextTicket => "nextval('job_ticket')";

    public override async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await database.OpenAsync(cancellationToken);

    public override double[] ReadVector(DbDataReader row, int column) => row.GetFieldValue<double[]>(column);

    public override double[] ReadVectorWithNulls(DbDataReader row, int column) =>
        [.. row.GetFieldValue<double?[]>(column).Select(number => number ?? double.NaN)];

    public override DateTimeOffset ReadTime(DbDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    public override object WriteTime(DateTimeOffset time) => time;

    /// <summary>NaN sorts above every other number, and equals itself.</summary>
    public override string SortedObjective(string column) => column;

    public override object WriteObjective(double objective) => objective;

    /// <summary>jsonb orders the keys by their length, and writes 1E-08 as 0.00000001.</summary>
    public override string RestoreHyperparameters(string optimizer, string json) => HyperparameterJson.Restore(optimizer, json);
}
