using System.Text.RegularExpressions;
using Npgsql;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Storage.Postgres;

/// <summary>Where a PostgreSQL store is: a URL or a connection string, as the user wrote it.</summary>
internal sealed partial class PostgresLocation
{
    private PostgresLocation(NpgsqlConnectionStringBuilder builder, string shown)
    {
        Shown = shown;
        Database = builder.Database!;
        ConnectionString = builder.ConnectionString;
    }

    public string ConnectionString { get; }

    public string Database { get; }

    /// <summary>The location without its passwords.</summary>
    public string Shown { get; }

    /// <summary>To the database that every server has, to create this one from.</summary>
    public string MaintenanceConnectionString =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString;

    /// <summary>Most are paths: those are told without the regular expression, whose library a short run would wait for.</summary>
    public static bool IsPostgres(string location) =>
        PostgresUrl.IsUrl(location) || (location.Contains('=', StringComparison.Ordinal) && HostKeyword().IsMatch(location));

    /// <exception cref="StoreException">It is malformed, or names no database.</exception>
    public static PostgresLocation Parse(string location)
    {
        NpgsqlConnectionStringBuilder builder = PostgresUrl.IsUrl(location) ? PostgresUrl.Parse(location) : ParseKeywords(location);
        if (string.IsNullOrEmpty(builder.Host))
            builder.Host = "localhost";
        if (string.IsNullOrEmpty(builder.Database))
        {
            throw new StoreException(
                $"The store '{Hide(location)}' names no database. Add one: postgres://host/database, or Host=…;Database=….");
        }

        Complete(builder);
        return new PostgresLocation(builder, Hide(location));
    }

    /// <summary>The location as it may be shown and logged.</summary>
    public static string Hide(string location)
    {
        if (PostgresUrl.IsUrl(location))
            return PasswordParameter().Replace(UserPassword().Replace(location, "$1$2@"), "").TrimEnd('?', '&');
        return PasswordKeyword().Replace(location, "").Trim(';', ' ');
    }

    private static NpgsqlConnectionStringBuilder ParseKeywords(string location)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(location);
        }
        catch (ArgumentException error)
        {
            throw new StoreException($"The store '{Hide(location)}' is malformed: {FirstSentence(error.Message)}");
        }
    }

    /// <summary>What a user need not know to write, and can write to have otherwise.</summary>
    private static void Complete(NpgsqlConnectionStringBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.ApplicationName))
            builder.ApplicationName = "rmsprop";

        // A leaderboard of many millions of trials may take its time; a server that is gone is noticed by TCP.
        if (!builder.ContainsKey("Command Timeout"))
            builder.CommandTimeout = 0;
        builder.TcpKeepAlive = true;
    }

    private static string FirstSentence(string message) => message.Split(" (Parameter", 2)[0];

    [GeneratedRegex(@"(^|;)\s*(Host|Server)\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex HostKeyword();

    /// <summary>Up to the last @ of the authority: an unencoded @ in a password must not show the rest of it.</summary>
    [GeneratedRegex(@"^(\w+://)([^/?:]*):[^/?]*@", RegexOptions.IgnoreCase)]
    private static partial Regex UserPassword();

    [GeneratedRegex(@"(?<=[?&])(ssl)?[_+%20 ]*password=[^&]*&?", RegexOptions.IgnoreCase)]
    private static partial Regex PasswordParameter();

    [GeneratedRegex("""(?<=^|;)\s*(ssl\s*)?(password|pwd|psw)\s*=\s*("[^"]*"|'[^']*'|[^;]*)\s*(;|$)""", RegexOptions.IgnoreCase)]
    private static partial Regex PasswordKeyword();
}
