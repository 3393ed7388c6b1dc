using System.Globalization;
using RmspropRunner.Benchmarks.Peers.Kernels;

namespace RmspropRunner.Benchmarks.Peers.Paths;

/// <summary>`rmsprop run` without trace, from its start to its end, against what the kernels alone need on as many threads.</summary>
internal static class RunCase
{
    private const double MostTimes = 1.15;
    private const double MostSeconds = 0.3;
    private const string Yaml = """
        name: bench
        problems:
          - rosenbrock: { dimension: 10, bounds: [-2, 2] }
        optimizers:
          - rmsprop: { learning_rate: [0.001, 0.002, 0.003, 0.01] }
        seeds: 1..2500
        iterations: 1000
        trace: { every: 0 }
        """;

    public static PeerCase Definition { get; } = new("run", PeerGroup.Paths, async effort => [await CompareAsync(effort)]);

    private static async Task<PeerRow> CompareAsync(Effort effort)
    {
        // Kernels take batches; ten of a thousand trials are as many as the spec has.
        const int batches = 10;
        KernelWork work = KernelCases.RosenbrockWork with { Trials = 1000, LearningRates = [0.001, 0.002, 0.003, 0.01] };
        OwnKernel[] kernels = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new OwnKernel(work))];
        ThreadCase.Run(kernels, batches);

        List<double> processor = [];
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder["bench.yaml"], Yaml);
        Turns turns = await Turns.TakeAsync(
            effort.Rounds * 2 - 1,
            async () =>
            {
                foreach (string old in Directory.GetFiles(folder.Path, "*.db*"))
                    File.Delete(old);
                double before = ProcessorClock.ChildrenSeconds;
                double seconds = await Command.MeasureAsync(Repository.PublishedCommand, ["run", "bench.yaml", "--store", "bench.db"], folder.Path);
                processor.Add(ProcessorClock.ChildrenSeconds - before);
                return seconds;
            },
            () => Task.FromResult(ThreadCase.Run(kernels, batches).Elapsed));
        return new PeerRow
        {
            Work = "`rmsprop run`, 10,000 trials of rosenbrock in 10 dimensions × 1,000 iterations, no trace",
            Peer = "the kernels alone",
            Own = Figures.Seconds(turns.Own),
            Theirs = Figures.Seconds(turns.Theirs),
            Ratio = string.Create(CultureInfo.InvariantCulture, $"{MostTimes} × + {turns.Own - MostTimes * turns.Theirs:0.00} s"),
            Wanted = string.Create(CultureInfo.InvariantCulture, $"≤ {MostTimes} × + {MostSeconds} s"),
            IsMet = turns.Own <= MostTimes * turns.Theirs + MostSeconds,
            Note = $"{Figures.Seconds(Turns.Median(processor))} of the processors' time",
        };
    }
}
