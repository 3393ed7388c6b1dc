namespace RmspropRunner.Worker.Inbox;

/// <summary>A file in the inbox, as one look found it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="WrittenAt">When it was last written to.</param>
internal sealed record InboxFile(string Path, long Length, DateTime WrittenAt)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether it is a spec by its name: YAML, and not what editors and copying programs put down for a while.</summary>
    public static bool IsSpec(string name) =>
        name[0] is not ('.' or '#' or '~')
        && System.IO.Path.GetExtension(name).ToUpperInvariant() is ".YAML" or ".YML";
}
