using Npgsql;

namespace RmspropRunner.Storage.Postgres;

/// <summary>One PostgreSQL database, and a pool of connections to it.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _connecting;

    /// <param name="location">Where it is.</param>
    /// <param name="hasKeepalives">Whether the server is to notice soon when this machine is gone.</param>
    public PostgresDatabase(PostgresLocation location, bool hasKeepalives = true)
    {
        Location = location;
        Errors = new PostgresErrors(location);
        _connecting = new NpgsqlConnectionStringBuilder(location.ConnectionString);
        _connecting.ApplicationName = Session = PostgresSession.NewName(_connecting.ApplicationName!);
        if (hasKeepalives && PostgresSession.HasNoOptions(_connecting))
            _connecting.Options = PostgresSession.Keepalives;
        Source = NpgsqlDataSource.Create(_connecting.ConnectionString);
    }

    public PostgresLocation Location { get; }

    public PostgresErrors Errors { get; }

    /// <summary>The application name of every connection of it, and of no other.</summary>
    public string Session { get; }

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
    public ValueTask<NpgsqlConnection> OpenAloneAsync(CancellationToken cancellationToken) =>
        OpenAloneAsync(_connecting.ReadBufferSize, cancellationToken);

    /// <summary>The same, with a buffer of its own size for what the server sends.</summary>
    public async ValueTask<NpgsqlConnection> OpenAloneAsync(int readBufferBytes, CancellationToken cancellationToken)
    {
        NpgsqlConnectionStringBuilder connecting = new(_connecting.ConnectionString) { Pooling = false, ReadBufferSize = readBufferBytes };
        NpgsqlConnection connection = new(connecting.ConnectionString);
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
