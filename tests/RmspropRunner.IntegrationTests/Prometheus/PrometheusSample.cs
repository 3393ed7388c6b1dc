namespace RmspropRunner.IntegrationTests.Prometheus;

/// <summary>A value that Prometheus has for a series.</summary>
/// <param name="Labels">Its labels; the name is <c>__name__</c>.</param>
/// <param name="Value">The value.</param>
internal sealed record PrometheusSample(IReadOnlyDictionary<string, string> Labels, double Value)
{
    /// <summary>The value of a label; empty where the series does not have it, as Prometheus sees it.</summary>
    public string this[string label] => Labels.GetValueOrDefault(label, "");

    public override string ToString() =>
        FormattableString.Invariant($"{{{string.Join(',', Labels.Select(label => $"{label.Key}={label.Value}"))}}} {Value}");
}
