using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace RmspropRunner.Worker.Metrics.Exposition;

/// <summary>Writes Prometheus' text format, version 0.0.4.</summary>
internal sealed class PrometheusText
{
    private readonly StringBuilder _text = new();

    /// <summary>Writes who reports.</summary>
    public void WriteTarget(Resource resource)
    {
        _text.Append("# TYPE target_info gauge\n# HELP target_info Target metadata\n");
        WriteSample("target_info", Labels(resource.Attributes.Select(attribute => new KeyValuePair<string, object?>(attribute.Key, attribute.Value))), "1");
    }

    /// <summary>Writes all metrics of one name.</summary>
    public void WriteFamily(string name, IReadOnlyList<Metric> metrics)
    {
        Metric first = metrics[0];
        _text.Append("# TYPE ").Append(name).Append(' ').Append(TypeOf(first.MetricType)).Append('\n');
        if (first.Description.Length > 0)
            _text.Append("# HELP ").Append(name).Append(' ').Append(Escape(first.Description, isQuoted: false)).Append('\n');
        foreach (Metric metric in metrics)
        {
            foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
            {
                if (metric.MetricType.IsHistogram())
                    WriteHistogram(name, in point);
                else
                    WriteSample(name, Labels(in point), ValueOf(metric.MetricType, in point));
            }
        }
    }

    public override string ToString() => _text.ToString();

    private static string TypeOf(MetricType type) =>
        PrometheusName.IsCounter(type) ? "counter" : type.IsHistogram() ? "histogram" : "gauge";

    private static string ValueOf(MetricType type, in MetricPoint point) => (type.IsSum(), type.IsLong()) switch
    {
        (true, true) => Number(point.GetSumLong()),
        (true, false) => Number(point.GetSumDouble()),
        (false, true) => Number(point.GetGaugeLastValueLong()),
        (false, false) => Number(point.GetGaugeLastValueDouble()),
    };

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Labels(in MetricPoint point)
    {
        List<KeyValuePair<string, object?>> labels = [];
        foreach (KeyValuePair<string, object?> label in point.Tags)
            labels.Add(label);
        return Labels(labels);
    }

    private static string Labels(IEnumerable<KeyValuePair<string, object?>> labels) => string.Join(',', labels.Select(label =>
        $"{PrometheusName.Label(label.Key)}=\"{Escape(Text(label.Value), isQuoted: true)}\""));

    private static string Text(object? value) => value switch
    {
        bool isTrue => isTrue ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Escape(string text, bool isQuoted)
    {
        string escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return isQuoted ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    private void WriteHistogram(string name, in MetricPoint point)
    {
        string labels = Labels(in point);
        string before = labels.Length == 0 ? "" : $"{labels},";
        long count = 0;
        foreach (HistogramBucket bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            WriteSample($"{name}_bucket", $"{before}le=\"{Number(bucket.ExplicitBound)}\"", Number(count));
        }

        WriteSample($"{name}_sum", labels, Number(point.GetHistogramSum()));
        WriteSample($"{name}_count", labels, Number(point.GetHistogramCount()));
    }

    private void WriteSample(string name, string labels, string value)
    {
        _text.Append(name);
        if (labels.Length > 0)
            _text.Append('{').Append(labels).Append('}');
        _text.Append(' ').Append(value).Append('\n');
    }
}
