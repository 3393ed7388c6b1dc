using Microsoft.Data.Sqlite;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Storage.Text;
using static SQLitePCL.raw;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>
/// Reads all of an experiment's trace, in the order in which it lies in the file. Speaks to SQLite directly, as
/// <see cref="SqliteBulkWriter"/> does: numbers and text come as they are, without a string for every x.
/// </summary>
internal sealed class SqliteTraces(SqliteDatabase database, TimeSpan lockTimeout)
{
    private const string Query =
        "SELECT trial, iteration, objective, gradient_norm, step_norm, x, metrics FROM trace WHERE experiment = ? ORDER BY trial, iteration";

    public IEnumerable<TrialTracePoint> Read(long experiment, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = database.OpenAlone();
        using CancellationTokenRegistration interrupt =
            cancellationToken.UnsafeRegister(static state => sqlite3_interrupt(((SqliteConnection)state!).Handle), connection);
        using SqliteStatement rows = Begin(connection, experiment);
        while (Step(rows, cancellationToken))
            yield return Point(rows);
    }

    private static TrialTracePoint Point(SqliteStatement row) => new(
        row.Int64(0),
        new TracePoint((int)row.Int64(1), row.Double(2), row.Double(3), row.Double(4), Vector(row.Text(5)), Vector(row.Text(6))));

    private static double[]? Vector(ReadOnlySpan<byte> json) => json.IsEmpty ? null : JsonNumbers.Read(json);

    private SqliteStatement Begin(SqliteConnection connection, long experiment)
    {
        try
        {
            sqlite3_busy_timeout(connection.Handle, (int)lockTimeout.TotalMilliseconds);
            SqliteStatement rows = new(connection.Handle!, Query);
            rows.Bind(1, experiment);
            return rows;
        }
        catch (SqliteException error)
        {
            throw database.Errors.Explain(error);
        }
    }

    private bool Step(SqliteStatement rows, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return rows.Step();
        }
        catch (SqliteException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw database.Errors.Explain(error);
        }
    }
}
