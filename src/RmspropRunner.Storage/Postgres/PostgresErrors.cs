using System.Data.Common;
using System.Net.Sockets;
using Npgsql;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage.Catalog;
using static Npgsql.PostgresErrorCodes;

namespace RmspropRunner.Storage.Postgres;

/// <summary>PostgreSQL's error codes, told in the store's words: what may be tried again, and what the user has to mend.</summary>
internal sealed class PostgresErrors(PostgresLocation location) : IStoreErrors
{
    private readonly string _store = $"The store '{location.Shown}'";

    public StoreException Explain(DbException error) => error switch
    {
        PostgresException postgres when WhyNotNow(postgres) is { } why => Unavailable(why, postgres),
        PostgresException
        {
            SqlState: InvalidPassword or InvalidAuthorizationSpecification or InvalidCatalogName or InsufficientPrivilege
                or ReadOnlySqlTransaction or UndefinedTable,
        } postgres => new StoreException(Message(postgres), postgres),
        PostgresException postgres => new StoreFailureException(Message(postgres), postgres),
        NpgsqlException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } } =>
            new StoreException($"{_store} cannot be reached: its host is unknown. See whether the name is right.", error),
        NpgsqlException { IsTransient: true } or { InnerException: IOException or SocketException or TimeoutException } =>
            Unavailable($"cannot be reached: {Reason(error)}", error),
        _ => new StoreFailureException($"{_store} failed: {Reason(error)}.", error),
    };

    public bool IsConflict(DbException error) => error is PostgresException { SqlState: UniqueViolation or ForeignKeyViolation };

    public StoreException Missing() => new(
        $"There is no store in '{location.Shown}'. `rmsprop run SPEC` or `rmsprop db migrate` makes one; `--store` says where it is.");

    public StoreException NotAStore() => new(
        $"'{location.Shown}' has migrations of another program, and none of rmsprop. Give another database: this one is left as it is.");

    public StoreException MayNotCreateDatabase(PostgresException error) => new(
        $"There is no database '{location.Database}', and this user may not create it ({error.MessageText}). "
        + $"Ask the server's administrator for: CREATE DATABASE {location.Database}", error);

    public StoreException MayNotMigrate(IReadOnlyList<string> pending, PostgresException error) => new(
        $"{_store} needs the migration {string.Join(", ", pending)}, which this user may not apply ({error.MessageText}). "
        + "Let the database's owner run `rmsprop db migrate` once.", error);

    private StoreUnavailableException Unavailable(string why, DbException error) => new($"{_store} {why}. Try again later.", error);

    private static string? WhyNotNow(PostgresException error) => error.SqlState switch
    {
        AdminShutdown or CrashShutdown or "57P05" => "lost its connection: the server closed it",
        CannotConnectNow => $"is not ready: {error.MessageText}",
        TooManyConnections or ConfigurationLimitExceeded => $"takes no more connections: {error.MessageText}",
        DeadlockDetected or SerializationFailure => "was changed by someone else at the same moment",
        LockNotAvailable => "was locked by someone else for too long",
        QueryCanceled => $"stopped the step: {error.MessageText}",
        _ when error.SqlState.StartsWith("08", StringComparison.Ordinal) => $"lost its connection: {error.MessageText}",
        _ => null,
    };

    private string Message(PostgresException error) => error.SqlState switch
    {
        InvalidPassword or InvalidAuthorizationSpecification =>
            $"{_store} does not let this user in: {error.MessageText}. See the user and the password (PGPASSWORD, or the passfile ~/.pgpass).",
        InvalidCatalogName => $"There is no database '{location.Database}' in '{location.Shown}'. `rmsprop run SPEC` or `rmsprop db migrate` makes it.",
        InsufficientPrivilege =>
            $"{_store} does not allow that: {error.MessageText}. Its owner can allow it: SELECT allow_running('role'), or allow_reading('role').",
        DiskFull => $"The disk of the store '{location.Shown}' is full. Nothing of this step was stored: make room and run again.",
        OutOfMemory => $"{_store} ran out of memory: {error.MessageText}.",
        ReadOnlySqlTransaction => $"{_store} cannot be written: it is read-only, such as a standby. Connect to the primary server.",
        DataCorrupted or IndexCorrupted => $"{_store} is damaged ({error.MessageText}). Restore it from a backup.",
        UndefinedTable => $"{_store} has no schema, or another's ({error.MessageText}). `rmsprop db status` says which.",
        _ => $"{_store} failed: {error.MessageText} ({error.SqlState}).",
    };

    private static string Reason(DbException error) => (error.InnerException ?? error).Message.TrimEnd('.');
}
