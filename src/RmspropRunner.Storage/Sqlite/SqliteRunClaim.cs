using System.Globalization;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>
/// The claim on an experiment's run: a file beside the store, held open for oneself. The operating system lets go of it
/// when the process ends, kill -9 included; a file left behind claims nothing.
/// </summary>
/// <remarks>
/// SQLite's own locks last for a transaction, and a row in a table would outlive a killed process. Whoever opens the
/// file while the holder is just deleting it can hold a file that is no longer there; the next one then claims too. That
/// costs double work at the worst: the shards' marks keep each trial stored once.
/// </remarks>
internal sealed class SqliteRunClaim : IAsyncDisposable
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    private readonly FileStream _file;
    private readonly Action _onReleased;

    private SqliteRunClaim(FileStream file, Action onReleased) => (_file, _onReleased) = (file, onReleased);

    public static SqliteRunClaim? TryTake(SqliteDatabase database, long experimentId, Action onReleased)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"{database.FullPath}-run{experimentId}");
        try
        {
            return new SqliteRunClaim(new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose), onReleased);
        }
        catch (IOException error) when (error.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        _onReleased();
    }
}
