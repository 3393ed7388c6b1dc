using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using RmspropRunner.IntegrationTests.Prometheus;
using RmspropRunner.Worker.Metrics;
using RmspropRunner.Worker.Metrics.Exposition;

namespace RmspropRunner.IntegrationTests.Worker.Metrics;

/// <summary>The package's exposition and the worker's own, which takes its place where a feed lacks it.</summary>
[Collection(MetersCollection.Name)]
public sealed class ExpositionTests : IDisposable
{
    /// <summary>What the package writes of the instruments below; held against it where it is there.</summary>
    private const string Recorded = """
        # TYPE test_bytes_total counter
        # HELP test_bytes_total Bytes.
        test_bytes_total{way="in \"quotes\" \\ back\nslash and ünïcode 😀"} 5
        test_bytes_total{way=""} 7
        # TYPE test_flags gauge
        # HELP test_flags Help with \\ back\nslash and "quotes".
        test_flags{a_b="true",_9x="1.5"} -3
        # TYPE test_level gauge
        # HELP test_level Level.
        test_level{at="inf"} +Inf
        test_level{at="minus"} -Inf
        test_level{at="nan"} NaN
        test_level{at="tiny"} 1E-300
        test_level{at="third"} 0.3333333333333333
        test_level{at="large"} 1.2345678901234568E+20
        # TYPE test_rate_bytes_per_second gauge
        # HELP test_rate_bytes_per_second Rate.
        test_rate_bytes_per_second{} 0.5
        # TYPE test_seconds_total counter
        # HELP test_seconds_total Seconds.
        test_seconds_total{} 1.5
        # TYPE test_wait_seconds histogram
        # HELP test_wait_seconds Wait.
        test_wait_seconds_bucket{way="a",le="0.005"} 1
        test_wait_seconds_bucket{way="a",le="1"} 1
        test_wait_seconds_bucket{way="a",le="2500000"} 2
        test_wait_seconds_bucket{way="a",le="+Inf"} 3
        test_wait_seconds_sum{way="a"} 1E+20
        test_wait_seconds_count{way="a"} 3
        """;

    private readonly Meter _meter = WorkerMeter.Create();
    private readonly Meter _other = WorkerMeter.Create();

    [Fact]
    public async Task Both_say_the_same_of_the_same_instruments()
    {
        await using MeteredHost host = await StartAsync();

        IReadOnlyDictionary<string, IReadOnlyList<string>> expected = Exposition.Read(Recorded);
        Assert.Equal(expected, Tests(await host.ScrapeOwnAsync()));
        Assert.Equal(expected, Tests(await host.ScrapeAsync()));
    }

    // Values of the runtime and of requests change from scrape to scrape; series of them may come, such as that of a request.
    [Fact]
    public async Task Both_have_the_same_families_of_the_same_types_with_the_same_help()
    {
        await using MeteredHost host = await StartAsync();
        await host.RunAsync(SampleExperiments.Small("both"), isOver: false);
        await host.ScrapeAsync();
        await host.ScrapeOwnAsync();

        IReadOnlyDictionary<string, IReadOnlyList<string>> package = Exposition.Read(await host.ScrapeAsync());
        IReadOnlyDictionary<string, IReadOnlyList<string>> own = Exposition.Read(await host.ScrapeOwnAsync());

        Assert.Equal(package.Keys.Order(), own.Keys.Order());
        Assert.All(package.Keys, family => Assert.Equal(package[family].Take(2), own[family].Take(2)));
        string[] ours = [.. package.Keys.Where(name => name.StartsWith("rmsprop_", StringComparison.Ordinal) || name == "target_info")];
        Assert.Superset(SampleExperiments.Families.ToHashSet(), ours.ToHashSet());
        Assert.All(ours, family => Assert.Equal(package[family], own[family]));
    }

    [Fact]
    public async Task A_scrape_is_answered_in_the_text_format_whatever_the_scraper_would_also_take()
    {
        await using MeteredHost host = await StartAsync();
        using HttpClient client = new();
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(host.Url, "/metrics"));
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("application/openmetrics-text; version=1.0.0"));
        using HttpResponseMessage response = await client.SendAsync(request);

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
    }

    [PrometheusFact]
    public async Task Promtool_has_nothing_against_either()
    {
        await using MeteredHost host = await StartAsync(isTested: false);
        await host.RunAsync(SampleExperiments.Small("ugly \"name\" \\ {with=1} everything, ünïcode 😀"), isOver: false);
        await host.ScrapeAsync();

        Assert.Equal("", await Promtool.CheckMetricsAsync(await host.ScrapeAsync()));
        Assert.Equal("", await Promtool.CheckMetricsAsync(await host.ScrapeOwnAsync()));
    }

    [Theory]
    [InlineData("rmsprop.trials", "{trial}", true, "rmsprop_trials_total")]
    [InlineData("rmsprop.commit.duration", "s", false, "rmsprop_commit_duration_seconds")]
    [InlineData("a.bytes", "By", true, "a_bytes_total")]
    [InlineData("a.bytes.total", "By", true, "a_bytes_total")]
    [InlineData("a--b..c_", "1", false, "a_b_c_")]
    [InlineData("speed", "m/s", false, "speed_m_per_second")]
    [InlineData("speed", "{trial}/s", false, "speed_per_second")]
    [InlineData("share", "%", false, "share_percent")]
    public void A_name_has_its_unit_and_says_whether_it_counts(string name, string unit, bool isCounter, string expected) =>
        Assert.Equal(expected, PrometheusName.Of(name, unit, isCounter));

    public void Dispose()
    {
        _meter.Dispose();
        _other.Dispose();
    }

    private static Dictionary<string, IReadOnlyList<string>> Tests(string text) => Exposition.Read(text)
        .Where(family => family.Key.StartsWith("test_", StringComparison.Ordinal)).ToDictionary();

    private async Task<MeteredHost> StartAsync(bool isTested = true)
    {
        MeteredHost host = await MeteredHost.StartAsync();
        if (!isTested)
            return host;

        // One family from two meters.
        _meter.CreateCounter<long>("test.bytes", "By", "Bytes.").Add(5, new KeyValuePair<string, object?>("way", "in \"quotes\" \\ back\nslash and ünïcode 😀"));
        _other.CreateCounter<long>("test.bytes", "By", "Bytes.").Add(7, new KeyValuePair<string, object?>("way", ""));
        _meter.CreateUpDownCounter<long>("test.flags", "{flag}", "Help with \\ back\nslash and \"quotes\".").Add(-3, new("a.b", true), new("9x", 1.5));
        _meter.CreateObservableGauge<double>(
            "test.level",
            () =>
            [
                At(double.PositiveInfinity, "inf"), At(double.NegativeInfinity, "minus"), At(double.NaN, "nan"),
                At(1e-300, "tiny"), At(1 / 3.0, "third"), At(123456789012345678901.0, "large"),
            ],
            "1",
            "Level.");
        _meter.CreateObservableGauge("test.rate", () => 0.5, "By/s", "Rate.");
        _meter.CreateObservableCounter("test", () => 1.5, "s", "Seconds.");
        Histogram<double> wait = _meter.CreateHistogram(
            "test.wait", "s", "Wait.", tags: [], new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 1, 2_500_000] });
        foreach (double value in new[] { 0.001, 2, 1e20 })
            wait.Record(value, new KeyValuePair<string, object?>("way", "a"));
        return host;
    }

    private static Measurement<double> At(double value, string at) => new(value, new KeyValuePair<string, object?>("at", at));
}
