using Npgsql;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Storage.Postgres;

/// <summary>
/// Reads postgres://user:password@host:port/database?sslmode=require as libpq does, several hosts included. Parts are
/// percent-decoded; query parameters are libpq's, or Npgsql's with underscores for spaces.
/// </summary>
internal static class PostgresUrl
{
    private const string Form = "postgres://user@host:5432/database";

    private static readonly Dictionary<string, string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["connect_timeout"] = "Timeout",
        ["target_session_attrs"] = "Target Session Attributes",
    };

    public static bool IsUrl(string location) =>
        location.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || location.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="StoreException">It is malformed; the message never has the password.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string url)
    {
        string rest = url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..];
        (rest, string query) = Cut(rest, rest.IndexOf('?', StringComparison.Ordinal));
        (string authority, string database) = Cut(rest, rest.IndexOf('/', StringComparison.Ordinal));
        int at = authority.LastIndexOf('@');
        (string credentials, string hosts) = at < 0 ? ("", authority) : Cut(authority, at);
        (string user, string password) = Cut(credentials, credentials.IndexOf(':', StringComparison.Ordinal));

        NpgsqlConnectionStringBuilder builder = [];
        if (hosts.Length > 0)
            SetHosts(builder, hosts);
        if (user.Length > 0)
            builder.Username = Decode(user);
        if (password.Length > 0)
            builder.Password = Decode(password);
        if (database.Length > 0)
            builder.Database = Decode(database);
        foreach (string pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            Set(builder, pair);
        return builder;
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string pair)
    {
        (string encodedName, string encodedValue) = Cut(pair, pair.IndexOf('=', StringComparison.Ordinal));
        string name = Decode(encodedName);
        string value = Decode(encodedValue);
        string keyword = Keywords.GetValueOrDefault(name) ?? name.Replace('_', ' ');
        try
        {
            // libpq says verify-full, and Npgsql VerifyFull.
            builder[keyword] = keyword == "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (ArgumentException)
        {
            throw Malformed($"it cannot take the parameter '{name}' or its value");
        }
    }

    private static void SetHosts(NpgsqlConnectionStringBuilder builder, string hosts)
    {
        string[] all = hosts.Split(',');
        foreach (string each in all)
        {
            int colon = each.LastIndexOf(':');
            bool hasPort = colon > each.LastIndexOf(']');
            ushort port = 0;
            if (hasPort && !ushort.TryParse(each.AsSpan(colon + 1), out port))
                throw Malformed($"'{each[(colon + 1)..]}' is not a port");
            if (all.Length > 1)
                continue;

            builder.Host = Decode(hasPort ? each[..colon] : each).Trim('[', ']');
            if (hasPort)
                builder.Port = port;
        }

        if (all.Length > 1)
            builder.Host = Decode(hosts);
    }

    private static (string Before, string After) Cut(string text, int place) =>
        place < 0 ? (text, "") : (text[..place], text[(place + 1)..]);

    private static string Decode(string text) => Uri.UnescapeDataString(text);

    private static StoreException Malformed(string why) =>
        new($"The store's URL is malformed: {why}. It has the form {Form}; special characters in its parts are percent-encoded.");
}
