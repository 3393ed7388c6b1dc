namespace RmspropRunner.PostgresServers;

/// <summary>Where PostgreSQL is installed on this machine.</summary>
/// <param name="Folder">The folder of initdb, pg_ctl and psql.</param>
public sealed record PostgresBinaries(string Folder)
{
    private static readonly string[] Needed = ["initdb", "pg_ctl", "psql"];

    /// <summary>The path of one of them.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>On the PATH, or where distributions keep them: Debian, Red Hat, Homebrew; the highest version.</summary>
    /// <exception cref="FileNotFoundException">It is not installed.</exception>
    public static PostgresBinaries Find()
    {
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(Versions("/usr/lib/postgresql", "*", "bin"))
            .Concat(Versions("/usr", "pgsql-*", "bin"))
            .Concat(Versions("/opt/homebrew/opt", "postgresql*", "bin"))
            .Append("/usr/local/pgsql/bin");
        return folders.FirstOrDefault(folder => Needed.All(name => File.Exists(Path.Combine(folder, name)))) is { } found
            ? new PostgresBinaries(found)
            : throw new FileNotFoundException(
                "PostgreSQL is not installed here, and the tests of its store need it: `apt-get install postgresql`, "
                + "or set RMSPROP_TEST_POSTGRES to a connection string of a server on which databases and roles may be created.");
    }

    private static IEnumerable<string> Versions(string root, string pattern, string leaf) =>
        Directory.Exists(root)
            ? Directory.GetDirectories(root, pattern)
                .OrderByDescending(folder => int.TryParse(new string([.. Path.GetFileName(folder).Where(char.IsAsciiDigit)]), out int version) ? version : 0)
                .Select(folder => Path.Combine(folder, leaf))
            : [];
}
