using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>The metrics of the worker that dashboards and rules may use, as Prometheus names them.</summary>
internal static partial class AgreedMetrics
{
    public static ImmutableHashSet<string> Names { get; } =
    [
        "rmsprop_trials_total", "rmsprop_iterations_total", "rmsprop_trace_points_total",
        .. Histogram("rmsprop_commit_duration_seconds"), "rmsprop_commit_failures_total",
        "rmsprop_queue_experiments", "rmsprop_queue_limit_experiments", "rmsprop_experiments", "rmsprop_submissions_total",
        "rmsprop_experiment_planned_trials", "rmsprop_experiment_stored_trials", "rmsprop_experiment_progress_ratio",
        "rmsprop_gap", "rmsprop_best_objective", .. Histogram("rmsprop_target_iterations"), "rmsprop_convergence_series_dropped_total",
        "rmsprop_build_info", "rmsprop_store_up",
        .. Histogram("http_server_request_duration_seconds"),
        "orleans_directory_ring_size", "orleans_catalog_activations", .. Histogram("orleans_messaging_sent_messages_size_bytes"),
    ];

    /// <summary>Those that a query names, whether they are agreed or not; not what recording rules made of them.</summary>
    public static IReadOnlyList<string> In(string query) => [.. Metric().Matches(query).Select(metric => metric.Value)];

    private static string[] Histogram(string name) => [$"{name}_bucket", $"{name}_sum", $"{name}_count"];

    [GeneratedRegex(@"(?<!:)\b(rmsprop|http_server|orleans)_\w+")]
    private static partial Regex Metric();
}
