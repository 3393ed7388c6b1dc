using System.Globalization;

namespace RmspropRunner.Benchmarks.Peers.Paths;

/// <summary>The published command from its start to its end, where it has little to do.</summary>
internal static class StartCases
{
    private const int Times = 10;

    public static PeerCase Definition { get; } = new("start", PeerGroup.Paths, MeasureAsync);

    private static async Task<IReadOnlyList<PeerRow>> MeasureAsync(Effort _)
    {
        using TemporaryFolder folder = new();
        string tutorial = Path.Combine(Repository.Root, "examples", "tutorial.yaml");
        List<(double Elapsed, double Processor)> help = [];
        List<(double Elapsed, double Processor)> first = [];
        List<(double Elapsed, double Processor)> again = [];
        string[] Run(int i) => ["run", tutorial, "--store", folder[$"{i}.db"]];
        for (int i = 0; i < Times; i++)
        {
            help.Add(await StartAsync(["--help"]));
            first.Add(await StartAsync(Run(i)));
            again.Add(await StartAsync(Run(i)));
        }

        return
        [
            await RowAsync("`rmsprop --help`", help, 0.1, ["--help"]),
            await RowAsync("`rmsprop run examples/tutorial.yaml`, new store", first, 0.4, Run(Times)),
            await RowAsync("`rmsprop run examples/tutorial.yaml`, the store has it", again, 0.4, Run(0)),
        ];
    }

    private static async Task<(double Elapsed, double Processor)> StartAsync(string[] arguments)
    {
        double before = ProcessorClock.ChildrenSeconds;
        double elapsed = await Command.MeasureAsync(Repository.PublishedCommand, arguments);
        return (elapsed, ProcessorClock.ChildrenSeconds - before);
    }

    private static async Task<PeerRow> RowAsync(string work, List<(double Elapsed, double Processor)> seconds, double most, string[] arguments)
    {
        double median = Turns.Median(seconds.Select(each => each.Elapsed));
        return new PeerRow
        {
            Work = work,
            Peer = "",
            Own = Figures.Seconds(median),
            Theirs = "",
            Wanted = string.Create(CultureInfo.InvariantCulture, $"< {most} s"),
            IsMet = median < most,
            Note = $"{Figures.Seconds(Turns.Median(seconds.Select(each => each.Processor)))} of the processors' time" + (await Instructions.CountAsync(Repository.PublishedCommand, arguments) is { } count
                ? string.Create(CultureInfo.InvariantCulture, $", {count / 1e6:N0} M instructions")
                : ""),
        };
    }
}
