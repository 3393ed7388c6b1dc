using Microsoft.Win32.SafeHandles;

namespace RmspropRunner.Cli.Output;

/// <summary>stdout as bytes.</summary>
internal static class StandardOutput
{
    private const int StandardOutputDescriptor = 1;

    /// <summary>
    /// The console's own stream takes a closed pipe for success, and a long export would be written to nobody. A file
    /// stream notices; but on a file it would write at its own position and not at the one shared with others
    /// (`(a; b) > file`), so files and terminals keep the console's.
    /// </summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardOutput();
        FileStream stream = new(new SafeFileHandle(StandardOutputDescriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek || !Console.IsOutputRedirected ? Console.OpenStandardOutput() : new PipeStream(stream);
    }
}
