using System.Reflection;

namespace RmspropRunner.Storage.Sqlite.Migrations;

/// <summary>The files of migrations/sqlite, which this assembly carries.</summary>
internal static class SqlFiles
{
    private const string Folder = "migrations/sqlite/";

    private const string Extension = ".sql";

    /// <summary>Their names, without the extension, in order: the ids of the migrations.</summary>
    public static IReadOnlyList<string> Names { get; } = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(name => name[Folder.Length..^Extension.Length])
        .Order(StringComparer.Ordinal)
        .ToArray();

    public static string Read(string name)
    {
        string resource = Folder + name + Extension;
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"Expected the embedded file {resource}, found only {string.Join(", ", Names)}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
