namespace RmspropRunner.Cli.Output;

/// <summary>A file that appears complete or not at all: it is written beside its place and then renamed.</summary>
internal static class OutputFile
{
    /// <exception cref="MistakeException">It cannot be written there.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> writeAsync)
    {
        string target = Target(path);
        await using (FileStream? device = OpenDevice(path, target))
        {
            if (device is not null)
            {
                await writeAsync(device);
                return;
            }
        }

        string temporary = $"{target}.{Environment.ProcessId}.tmp";
        FileStream file = Open(path, temporary, FileMode.Create);
        try
        {
            await using (file)
                await writeAsync(file);
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>The file behind a link: the link stays one.</summary>
    private static string Target(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? target.FullName : Path.GetFullPath(path);

    /// <summary>A pipe or a device is written to as it is: renaming a file over it would take its place.</summary>
    private static FileStream? OpenDevice(string path, string target)
    {
        if (Directory.Exists(target))
            throw new MistakeException($"{path} is a folder; give a file to write.");
        if (!File.Exists(target))
            return null;
        FileStream existing = Open(path, target, FileMode.Open);
        bool isDevice = !existing.CanSeek
            || target.StartsWith("/dev/", StringComparison.Ordinal)
            || target.StartsWith("/proc/", StringComparison.Ordinal);
        if (isDevice)
            return existing;
        existing.Dispose();
        return null;
    }

    private static FileStream Open(string path, string file, FileMode mode)
    {
        try
        {
            return new FileStream(file, mode, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MistakeException($"{path} cannot be written: {exception.Message}");
        }
    }
}
