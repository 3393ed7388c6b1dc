using System.Diagnostics;

namespace RmspropRunner.Benchmarks.Peers.Kernels;

/// <summary>
/// The same trials on two threads as on one, by the time of day: it wants two processors that nobody else uses. Where they
/// are shared, the processors' time still says whether two threads stand in each other's way.
/// </summary>
internal static class ThreadCase
{
    private const double Wanted = 1.9;

    /// <summary>Batches of the work, which the threads share.</summary>
    private const int Batches = 120;

    public static PeerCase Definition { get; } = new("threads", PeerGroup.Kernels, async effort => [await CompareAsync(effort)]);

    private static async Task<PeerRow> CompareAsync(Effort effort)
    {
        KernelWork work = KernelCases.RosenbrockWork;
        const string peer = "one thread";
        if (Environment.ProcessorCount < 2)
            return PeerRow.Skipped($"two threads, {work.Description}", peer, "there is one processor here");

        int batches = effort.Of(Batches);
        OwnKernel[] kernels = [new(work), new(work)];
        Run(kernels, batches);
        using CppPeer? cpp = CppPeer.Missing is null ? await CppPeer.CompileAsync(work) : null;
        List<double> two = [];
        List<double> one = [];
        List<double> cppScaling = [];
        Turns turns = await Turns.TakeAsync(
            effort.Rounds * 2 - 1,
            async () =>
            {
                double seconds = Note(Run(kernels, batches), two);
                if (cpp is not null)
                    cppScaling.Add(2 * await cpp.MeasureAsync(work, Math.Max(1, batches / 4)) / await cpp.MeasureTwoAsync(work, Math.Max(1, batches / 4)));
                return seconds;
            },
            () => Task.FromResult(Note(Run(kernels[..1], batches), one)));
        double unhindered = 2 * Turns.Median(one.Zip(two, (alone, together) => alone / together));
        return new PeerRow
        {
            Work = $"two threads, {work.Description}",
            Peer = peer,
            Own = Figures.Updates(batches * work.Updates / turns.Own),
            Theirs = Figures.Updates(batches * work.Updates / turns.Theirs),
            Ratio = Figures.Ratio(turns.Speed),
            Wanted = Figures.AtLeast(Wanted),
            IsMet = turns.Speed >= Wanted,
            Note = $"{Figures.Ratio(unhindered)} by the processors' time"
                + (cppScaling.Count > 0 ? $"; two C++ programs at once {Figures.Ratio(Turns.Median(cppScaling))} of one" : ""),
        };
    }

    private static double Note((double Elapsed, double Processor) seconds, List<double> processor)
    {
        processor.Add(seconds.Processor);
        return seconds.Elapsed;
    }

    /// <summary>Runs the batches on a thread for each of these: the seconds until all are done, and those of the processors.</summary>
    public static (double Elapsed, double Processor) Run(IReadOnlyList<OwnKernel> kernels, int batches)
    {
        int taken = 0;
        double processor = 0;
        Lock adding = new();
        Thread[] threads = [.. kernels.Select(kernel => new Thread(() =>
        {
            double before = ProcessorClock.Seconds;
            while (Interlocked.Increment(ref taken) <= batches)
                kernel.Run();
            lock (adding)
                processor += ProcessorClock.Seconds - before;
        }))];
        long before = Stopwatch.GetTimestamp();
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return (Stopwatch.GetElapsedTime(before).TotalSeconds, processor);
    }
}
