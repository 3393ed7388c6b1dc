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

    public static double Seconds =>
        OperatingSystem.IsLinux() && ReadClock(ThreadTime, out ClockTime time) == 0
            ? time.Seconds + 1e-9 * time.Nanoseconds
            : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out ClockTime time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct ClockTime
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
