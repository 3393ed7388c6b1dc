using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RmspropRunner.Benchmarks.Peers;

/// <summary>
/// The processor's time that the calling thread has had: what other programs take of a shared machine is not in it, nor
/// what other threads of this process do. Where the system has no such clock, it is the time of day.
/// </summary>
internal static class ProcessorClock
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID.</summary>
    private const int ThreadTime = 3;

    /// <summary>RUSAGE_CHILDREN.</summary>
    private const int Children = -1;

    /// <summary>What all programs had that this process started and that have ended; 0 where the system does not say.</summary>
    public static double ChildrenSeconds =>
        OperatingSystem.IsLinux() && ReadUsage(Children, out Usage usage) == 0
            ? usage.UserSeconds + usage.SystemSeconds + 1e-6 * (usage.UserMicroseconds + usage.SystemMicroseconds)
            : 0;

    public static double Seconds =>
        OperatingSystem.IsLinux() && ReadClock(ThreadTime, out ClockTime time) == 0
            ? time.Seconds + 1e-9 * time.Nanoseconds
            : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out ClockTime time);

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadUsage(int whose, out Usage usage);

    /// <summary>The beginning of a rusage, with room for the rest.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private readonly struct Usage
    {
        public readonly nint UserSeconds;
        public readonly nint UserMicroseconds;
        public readonly nint SystemSeconds;
        public readonly nint SystemMicroseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct ClockTime
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
