using System.Globalization;
using System.Text;
using RmspropRunner.Benchmarks.Peers;
using RmspropRunner.PostgresServers;

namespace RmspropRunner.Benchmarks.Scale;

/// <summary>
/// Time and memory of `rmsprop run` against the number of trials and of trace points, in both databases: both are to grow
/// in proportion, or not at all. Writes the table and the chart of docs/performance.md.
/// </summary>
internal static class ScaleBenchmark
{
    /// <summary>Decades; with an argument, another one of points.</summary>
    private const int MostTrials = 6;

    private const int MostPoints = 7;

    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        int mostPoints = arguments switch
        {
            [] => MostPoints,
            ["--large"] => MostPoints + 1,
            _ => throw new InvalidOperationException("it takes --large, for a hundred million points."),
        };
        List<ScalePoint> trials = await MeasureAsync(3, MostTrials, ScaleRun.Trials, bytesEach: 1000);
        List<ScalePoint> points = await MeasureAsync(5, mostPoints, ScaleRun.Points, FreeSpace.BytesAPoint);

        string table = $"{Table("trials", trials)}\n{Table("trace points", points)}";
        Console.WriteLine(table);
        PerformancePage.Write("scale", $"Measured on: {await Machine.DescribeAsync()}.\n\n{table}");
        File.WriteAllText(
            Path.Combine(Repository.Root, "docs", "images", "scale.svg"),
            ScaleChart.Draw([("trials", trials), ("trace points", points)]));
    }

    private static async Task<List<ScalePoint>> MeasureAsync(int fromDecade, int toDecade, Func<double, string> spec, double bytesEach)
    {
        List<ScalePoint> measured = [];
        for (int decade = fromDecade; decade <= toDecade; decade++)
        {
            double count = double.Parse($"1e{decade}", CultureInfo.InvariantCulture);
            if (FreeSpace.Bytes < count * bytesEach)
            {
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} are left out: they need {count * bytesEach / 1e9:0} GB of free disk."));
                break;
            }

            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} …"));
            using (TemporaryFolder folder = new())
                measured.Add(await PointAsync("SQLite", count, spec, folder["rmsprop.db"]));
            await using PostgresServer server = await PostgresServer.StartAsync();
            measured.Add(await PointAsync("PostgreSQL", count, spec, server.ConnectionStringOf("bench")));
        }

        return measured;
    }

    private static async Task<ScalePoint> PointAsync(string store, double count, Func<double, string> spec, string location)
    {
        (double seconds, double megabytes) = await ScaleRun.MeasureAsync(spec(count), location);
        return new ScalePoint(store, count, seconds, megabytes);
    }

    private static string Table(string what, List<ScalePoint> points)
    {
        StringBuilder text = new($"| {what} | SQLite | | PostgreSQL | |\n|--:|--:|--:|--:|--:|\n");
        foreach (IGrouping<double, ScalePoint> row in points.GroupBy(point => point.Count))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Key:N0} |");
            foreach (ScalePoint point in row)
                text.Append(CultureInfo.InvariantCulture, $" {point.Seconds:0.00} s | {point.Megabytes:0} MB |");
            text.Append('\n');
        }

        return text.ToString();
    }
}
