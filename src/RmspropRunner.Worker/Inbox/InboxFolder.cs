using System.Globalization;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Specs.Files;

namespace RmspropRunner.Worker.Inbox;

/// <summary>The folder that specs are dropped into, and the two beside them that they are moved to.</summary>
internal sealed class InboxFolder(string path)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>What specs in it may name: files in it, so that nobody reads with the worker's rights what is elsewhere.</summary>
    public SpecSurroundings Around { get; } = new() { Files = SpecFolder.Confined(path) };

    private string AcceptedPath => System.IO.Path.Combine(Path, "accepted");

    private string RejectedPath => System.IO.Path.Combine(Path, "rejected");

    /// <summary>Makes the folders that are not there.</summary>
    public void Make()
    {
        Directory.CreateDirectory(AcceptedPath);
        Directory.CreateDirectory(RejectedPath);
    }

    /// <summary>The specs in it; folders and links are none.</summary>
    public IReadOnlyList<InboxFile> Files() =>
        [.. Directory.EnumerateFiles(Path, "*", Everything).Where(path => InboxFile.IsSpec(System.IO.Path.GetFileName(path))).SelectMany(Find)];

    /// <summary>The content; more than <paramref name="mostBytes"/> are not read, so that one more says that it is longer.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(InboxFile file, int mostBytes, CancellationToken cancellationToken)
    {
        await using FileStream stream = new(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: true);
        byte[] content = new byte[(int)Math.Min(file.Length, mostBytes) + 1];
        int length = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
        return content.AsMemory(0, length);
    }

    /// <summary>Moves it where accepted specs go, under its name or one with a number.</summary>
    public string Accept(InboxFile file)
    {
        string target = Free(AcceptedPath, file.Name);
        File.Move(file.Path, target, overwrite: false);
        return target;
    }

    /// <summary>
    /// Moves it where rejected specs go, and writes what is wrong beside it: first, so that no rejected file is ever
    /// without. Where a killed worker left the text alone, it is written again.
    /// </summary>
    public string Reject(InboxFile file, string reasons)
    {
        string target = Free(RejectedPath, file.Name);
        File.WriteAllText(target + ".errors.txt", reasons);
        File.Move(file.Path, target, overwrite: false);
        return target;
    }

    /// <summary>None where it has gone since it was listed.</summary>
    private static IEnumerable<InboxFile> Find(string path)
    {
        FileInfo file = new(path);
        if (file.Exists && (file.Attributes & (FileAttributes.ReparsePoint | FileAttributes.Directory)) == 0)
            yield return new InboxFile(path, file.Length, file.LastWriteTimeUtc);
    }

    private static string Free(string folder, string name)
    {
        string target = System.IO.Path.Combine(folder, name);
        for (int number = 2; System.IO.Path.Exists(target); number++)
        {
            string numbered = string.Create(
                CultureInfo.InvariantCulture,
                $"{System.IO.Path.GetFileNameWithoutExtension(name)}-{number}{System.IO.Path.GetExtension(name)}");
            target = System.IO.Path.Combine(folder, numbered);
        }

        return target;
    }
}
