using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace RmspropRunner.Worker.Metrics.Exposition;

/// <summary>Collects the metrics when asked, and gives them as text.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class ScrapeExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly Lock _gate = new();
    private string _text = "";

    /// <summary>Set by the reader.</summary>
    public Func<int, bool>? Collect { get; set; }

    /// <summary>All metrics, in Prometheus' text format.</summary>
    public string Scrape()
    {
        // One scrape at a time, for the points that the exporter is handed are overwritten by the next.
        lock (_gate)
        {
            _text = "";
            Collect?.Invoke(Timeout.Infinite);
            return _text;
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        PrometheusText text = new();
        text.WriteTarget(ParentProvider.GetResource());
        List<(string Name, Metric Metric)> metrics = [];
        foreach (Metric metric in batch)
            metrics.Add((PrometheusName.Of(metric), metric));
        foreach (IGrouping<string, Metric> family in metrics.OrderBy(metric => metric.Name, StringComparer.Ordinal).GroupBy(metric => metric.Name, metric => metric.Metric))
            text.WriteFamily(family.Key, [.. family]);
        _text = text.ToString();
        return ExportResult.Success;
    }
}
