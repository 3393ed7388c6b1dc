using System.Security.Cryptography;
using Npgsql;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Storage.Postgres;

/// <summary>An opened store as the server sees it: all connections of one application name.</summary>
/// <remarks>
/// A transaction ends with its connection, and the server hears of that at once when a process ends, but not when it hangs
/// or its machine is gone; till then whoever has the same shards waits for their marks. So others can end a session by its
/// name, and the server looks by itself whether the machine is there.
/// </remarks>
internal static class PostgresSession
{
    /// <summary>
    /// Who has been silent for 10 s is asked every 5 s, and given up after three questions. This outlasts the pool's
    /// resetting of its connections, as statements would not. On a Unix socket it does nothing.
    /// </summary>
    public const string Keepalives = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    /// <summary>The server cuts longer names off.</summary>
    private const int MostCharacters = 63;

    private const int DistinctBytes = 6;

    /// <summary>Such as `rmsprop 5f0c2a91be37`: the name that the user knows, and what is this store's alone.</summary>
    public static string NewName(string application)
    {
        string distinct = " " + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(DistinctBytes));

        // What the server would write otherwise would not be found again.
        string shown = string.Concat(application.Select(character => character is >= ' ' and <= '~' ? character : '?'));
        return shown[..Math.Min(shown.Length, MostCharacters - distinct.Length)] + distinct;
    }

    /// <summary>Whether the user has left the server's options to us; ours would take the place of the environment's.</summary>
    public static bool HasNoOptions(NpgsqlConnectionStringBuilder connecting) =>
        string.IsNullOrEmpty(connecting.Options) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PGOPTIONS"));

    /// <summary>Whether something between us and the server, such as a pooler, does not take <see cref="Keepalives"/>.</summary>
    public static bool IsRefused(StoreException error) =>
        error.InnerException is PostgresException { SqlState: PostgresErrorCodes.ProtocolViolation };

    /// <summary>Ends all connections of that name, with what they have under way. A role may do so to its own.</summary>
    public static async Task EndAsync(PostgresDatabase database, string session, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await database.OpenAsync(cancellationToken);
            await using NpgsqlCommand command = new(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()", connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException error)
        {
            throw database.Errors.Explain(error);
        }
    }
}
