using Npgsql;

namespace RmspropRunner.Storage.Postgres;

/// <summary>One PostgreSQL database, and a pool of connections to it.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    public PostgresDatabase(PostgresLocation location)
    {
        Location = location;
        Errors = new PostgresErrors(location);
        Source = NpgsqlDataSource.Create(location.ConnectionString);
    }

    public PostgresLocation Location { get; }

    public PostgresErrors Errors { get; }

    public NpgsqlDataSource Source { get; }

    /// <summary>Opens a connection; errors are explained.</summary>
    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Source.OpenConnectionAsync(cancellationToken);
        }
        catch (NpgsqlException error)
        {
            throw Errors.Explain(error);
        }
    }

    /// <summary>Opens a connection beside the pool, whose session ends with it.</summary>
    public async ValueTask<NpgsqlConnection> OpenAloneAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(Location.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch (NpgsqlException error)
        {
            await connection.DisposeAsync();
            throw Errors.Explain(error);
        }
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
