using System.Data.Common;
using Microsoft.Data.Sqlite;
using RmspropRunner.Storage.Results;
using RmspropRunner.Storage.Text;
using static SQLitePCL.raw;

namespace RmspropRunner.Storage.Sqlite;

internal sealed class SqliteAccess(SqliteDatabase database) : SqlAccess(database.Errors)
{
    /// <summary>There is one writer at a time, so no two get the same.</summary>
    public override string NextTicket => "(SELECT coalesce(max(ticket), 0) + 1 FROM job)";

    public override ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) => new(database.Open());

    public override double[] ReadVector(DbDataReader row, int column) => JsonNumbers.Read(row.GetString(column));

    public override DateTimeOffset ReadTime(DbDataReader row, int column) => UtcText.Read(row.GetString(column));

    public override object WriteTime(DateTimeOffset time) => UtcText.Write(time);

    /// <summary>NaN is NULL, and a text sorts above every number.</summary>
    public override string SortedObjective(string column) => $"coalesce({column}, 'NaN')";

    public override object WriteObjective(double objective) => double.IsNaN(objective) ? "NaN" : objective;

    /// <summary>The table's rows are wide: reading a million of them takes seconds, and of the index tenths of one.</summary>
    public override string TrialSummaryHint => " INDEXED BY trial_by_configuration";

    protected override CancellationTokenRegistration InterruptOn(DbConnection connection, CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static state => sqlite3_interrupt(((SqliteConnection)state!).Handle), connection);
}
