using Microsoft.Data.Sqlite;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>One SQLite file, and the ways of connecting to it.</summary>
internal sealed class SqliteDatabase
{
    private readonly TimeSpan _lockTimeout;

    public SqliteDatabase(string location, TimeSpan lockTimeout)
    {
        Location = location;
        FullPath = Path.GetFullPath(location);
        Errors = new SqliteErrors(location, lockTimeout);
        _lockTimeout = lockTimeout;
        ConnectionString = Connection(SqliteOpenMode.ReadWrite, pooling: true);
    }

    /// <summary>As the user wrote it.</summary>
    public string Location { get; }

    public string FullPath { get; }

    public SqliteErrors Errors { get; }

    /// <summary>Of connections that are pooled, and never make the file.</summary>
    public string ConnectionString { get; }

    public SqliteConnection Open() => Open(ConnectionString);

    public SqliteConnection OpenOrCreate() => Open(Connection(SqliteOpenMode.ReadWriteCreate, pooling: false));

    /// <summary>For the one writer: its settings and statements stay with it, so it is not shared with the pool.</summary>
    public SqliteConnection OpenAlone() => Open(Connection(SqliteOpenMode.ReadWrite, pooling: false));

    public SqliteConnection OpenReadOnly() => Open(Connection(SqliteOpenMode.ReadOnly, pooling: false));

    /// <summary>Lets go of the file: the last connection that closes merges the log into it and removes the log.</summary>
    public void ClosePool()
    {
        using SqliteConnection pooled = new(ConnectionString);
        SqliteConnection.ClearPool(pooled);
    }

    private SqliteConnection Open(string connectionString)
    {
        SqliteConnection connection = new(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw Errors.Explain(error);
        }
    }

    private string Connection(SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = FullPath,
        Mode = mode,
        Pooling = pooling,
        ForeignKeys = true,
        DefaultTimeout = (int)Math.Ceiling(_lockTimeout.TotalSeconds),
    }.ToString();
}
