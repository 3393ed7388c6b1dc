using System.Runtime.InteropServices;

namespace RmspropRunner.Experiments.Engines.Sharing;

/// <summary>Lets the calling thread give way to the process's others.</summary>
internal static class BackgroundThread
{
    private const int Process = 0; // PRIO_PROCESS
    private const int Caller = 0;
    private const int Nice = 10;

    /// <summary>
    /// Lowers the thread's priority where the system can: on Linux, where .NET's thread priorities do nothing, by its nice
    /// value, which every thread may raise for itself. Never fails.
    /// </summary>
    public static void Lower()
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            // On Linux a nice value is a thread's own. Where this is refused, the thread goes on as it is.
            _ = SetPriority(Process, Caller, Nice);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library by another name: the same.
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int priority);
}
