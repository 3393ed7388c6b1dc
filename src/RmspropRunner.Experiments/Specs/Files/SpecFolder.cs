using System.Globalization;
using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Files;

/// <summary>Reads the files that a spec names relative to a folder.</summary>
public sealed class SpecFolder : ISpecFiles
{
    private readonly string _folder;
    private readonly bool _isConfined;

    private SpecFolder(string folder, bool isConfined)
    {
        _folder = Path.GetFullPath(folder);
        _isConfined = isConfined;
    }

    /// <summary>For whoever could read the files anyway: relative to the folder, or anywhere.</summary>
    public static SpecFolder Open(string folder) => new(folder, isConfined: false);

    /// <summary>
    /// For specs from others, who may not be able to read what this process can: what is in the folder and those below it,
    /// and nothing that a link in there leads to.
    /// </summary>
    public static SpecFolder Confined(string folder) => new(folder, isConfined: true);

    public SpecFileContent Read(string path, long mostBytes)
    {
        string shown = Quotation.Of(path);
        if (path.Contains('\0', StringComparison.Ordinal))
            return SpecFileContent.Refused($"{shown} is not a path.");
        if (_isConfined && LeadsOut(path))
            return SpecFileContent.Refused($"{shown} may not be read here: a path has to be relative, without '..', and lead to a file beside the spec or in a folder below.");

        string full = Path.GetFullPath(path, _folder);
        try
        {
            // Looked at again after reading, for a link may be put in between.
            if (_isConfined && LinkTo(full) is { } link)
                return Linked(shown, link);
            SpecFileContent content = ReadFile(shown, full, mostBytes);
            return _isConfined && LinkTo(full) is { } late ? Linked(shown, late) : content;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return SpecFileContent.Refused(
                Directory.Exists(full) ? $"{shown} is a folder; what is needed is a file."
                : error is FileNotFoundException or DirectoryNotFoundException ? $"There is no file {shown}: a path is relative to the spec's folder."
                : $"{shown} cannot be read: {(error is UnauthorizedAccessException ? "permission denied" : error.Message.TrimEnd('.'))}.");
        }
    }

    private static SpecFileContent ReadFile(string shown, string full, long mostBytes)
    {
        FileInfo file = new(full);
        if (!file.Exists)
            throw new FileNotFoundException();

        // Pipes and devices say that they are empty too; opening one might wait for ever.
        if (file.Length == 0)
            return SpecFileContent.Refused($"{shown} is empty.");
        using FileStream stream = new(full, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        if (stream.Length > mostBytes)
            return TooLong(shown, stream.Length, mostBytes);
        byte[] bytes = new byte[stream.Length];
        int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return SpecFileContent.Of(length == bytes.Length ? bytes : bytes[..length]);
    }

    private static SpecFileContent TooLong(string shown, long bytes, long mostBytes) => SpecFileContent.Refused(string.Create(
        CultureInfo.InvariantCulture, $"{shown} has {bytes} bytes: at most {mostBytes} more are accepted; a spec's data has a limit in all."));

    private static SpecFileContent Linked(string shown, string link) => SpecFileContent.Refused(
        $"{shown} may not be read here: {Quotation.Of(link)} is a link. Put the file itself there.");

    private static bool LeadsOut(string path) =>
        Path.IsPathRooted(path) || path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Contains("..");

    /// <summary>The first link on the way from the folder to the file; null for none.</summary>
    private string? LinkTo(string full)
    {
        string part = _folder;
        foreach (string name in Path.GetRelativePath(_folder, full).Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
        {
            part = Path.Combine(part, name);
            if (new FileInfo(part).LinkTarget is not null)
                return name;
        }

        return null;
    }
}
