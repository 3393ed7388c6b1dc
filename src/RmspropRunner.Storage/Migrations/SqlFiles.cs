using System.Reflection;

namespace RmspropRunner.Storage.Migrations;

/// <summary>The files of one folder of migrations, which this assembly carries.</summary>
internal sealed class SqlFiles
{
    private const string Extension = ".sql";

    private readonly string _folder;

    private SqlFiles(string folder)
    {
        _folder = folder;
        Names = Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => name[folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal)
            .ToArray();
    }

    public static SqlFiles Sqlite { get; } = new("migrations/sqlite/");

    public static SqlFiles Postgres { get; } = new("migrations/postgres/");

    /// <summary>Their names, without the extension, in order: the ids of the migrations.</summary>
    public IReadOnlyList<string> Names { get; }

    public string Read(string name)
    {
        string resource = _folder + name + Extension;
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"Expected the embedded file {resource}, found only {string.Join(", ", Names)}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
