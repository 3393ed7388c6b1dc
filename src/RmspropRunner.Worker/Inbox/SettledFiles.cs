namespace RmspropRunner.Worker.Inbox;

/// <summary>Tells files that are still being written from those that can be read.</summary>
internal sealed class SettledFiles
{
    /// <summary>An empty file is one whose writer has not begun; after so many looks nobody will.</summary>
    private const int LooksAtEmpty = 10;

    private Dictionary<string, (InboxFile File, int Looks)> _seen = [];

    /// <summary>Takes one look, and gives the files that are as they were at the look before, those first that were written first.</summary>
    public IReadOnlyList<InboxFile> Look(IEnumerable<InboxFile> files)
    {
        Dictionary<string, (InboxFile File, int Looks)> now = [];
        foreach (InboxFile file in files)
            now[file.Path] = (file, _seen.TryGetValue(file.Path, out (InboxFile File, int Looks) seen) && seen.File == file ? seen.Looks + 1 : 1);
        _seen = now;
        return
        [
            .. now.Values
                .Where(seen => seen.Looks > (seen.File.Length == 0 ? LooksAtEmpty : 1))
                .Select(seen => seen.File)
                .OrderBy(file => file.WrittenAt)
                .ThenBy(file => file.Name, StringComparer.Ordinal),
        ];
    }
}
