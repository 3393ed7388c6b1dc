using Npgsql;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage.Results;

namespace RmspropRunner.Storage.Postgres;

/// <summary>Tells a wrong query, and one that took too long, from a server in trouble.</summary>
internal sealed class PostgresQueryErrors(PostgresErrors errors, TimeSpan timeout)
{
    public StoreException Explain(NpgsqlException error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } when timeout != Timeout.InfiniteTimeSpan => QueryRefusal.TimedOut(timeout),
        PostgresException postgres when IsAboutTheQuery(postgres) => new StoreQueryException(Plain(postgres), postgres),
        _ => errors.Explain(error),
    };

    /// <summary>By its class: resources (53), operators (57), the system (58) and connections (08) are the server's.</summary>
    private static bool IsAboutTheQuery(PostgresException error) =>
        error.SqlState[..2] is not ("08" or "53" or "57" or "58" or "XX") && error.SqlState != PostgresErrorCodes.InsufficientPrivilege;

    private static string Plain(PostgresException error) =>
        error.Hint is { Length: > 0 } hint ? $"{error.MessageText}. {hint}" : error.MessageText;
}
