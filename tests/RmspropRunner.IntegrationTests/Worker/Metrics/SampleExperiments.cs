using System.Text.Json;

namespace RmspropRunner.IntegrationTests.Worker.Metrics;

/// <summary>Experiments to measure, and what is to be there of them.</summary>
internal static class SampleExperiments
{
    /// <summary>The families that there are once an experiment runs that reaches its target.</summary>
    public static IReadOnlyList<string> Families { get; } =
    [
        "rmsprop_best_objective",
        "rmsprop_build_info",
        "rmsprop_commit_duration_seconds",
        "rmsprop_commit_failures_total",
        "rmsprop_convergence_series_dropped_total",
        "rmsprop_experiment_planned_trials",
        "rmsprop_experiment_progress_ratio",
        "rmsprop_experiment_stored_trials",
        "rmsprop_experiments",
        "rmsprop_gap",
        "rmsprop_iterations_total",
        "rmsprop_queue_experiments",
        "rmsprop_queue_limit_experiments",
        "rmsprop_store_up",
        "rmsprop_submissions_total",
        "rmsprop_target_iterations",
        "rmsprop_trace_points_total",
        "rmsprop_trials_total",
    ];

    /// <summary>Trials that reach the target, that run out of iterations, and that diverge; every iteration is recorded.</summary>
    public static string Small(string name) => $$"""
        name: {{JsonSerializer.Serialize(name)}}
        problems:
          - sphere: { dimension: [2, 3] }
          - rosenbrock: { dimension: 2 }
        optimizers:
          - rmsprop: { learning_rate: [0.001, 0.01, 0.1] }
          - gradient_descent: { learning_rate: [0.001, 0.1, 10] }
        seeds: 1..12
        iterations: 150
        stop: { target: 1e-3, diverge_above: 1e12 }
        trace: { every: 1 }
        """;

    /// <summary>
    /// One trial on each of several problems: some with their minimum by the dimension, by the formula, or after a move; some
    /// under another's name; and some whose minimum nobody knows.
    /// </summary>
    public static string Minima(string name) => $$"""
        name: {{JsonSerializer.Serialize(name)}}
        problems:
          - sphere: { dimension: 3 }
          - styblinski_tang: { dimension: [2, 3] }
          - styblinski_tang: { dimension: 3, shift: 0.5, rotation: 7 }
          - formula: { name: deep, expression: x^2 + y^2 - 5, bounds: { x: [-1, 1], y: [-1, 1] }, minimum: -5 }
          - formula: { name: sphere, expression: x^2 + y^2 - 5, bounds: { x: [-1, 1], y: [-1, 1] }, minimum: -5 }
          - formula: { name: rosenbrock (unknown), expression: x^2 + y^2 - 5, bounds: { x: [-1, 1], y: [-1, 1] } }
          - schwefel: { shift: 1 }
          - logistic_regression: { data: blobs }
        optimizers: [rmsprop]
        iterations: 10
        """;

    /// <summary>One group with two milestones.</summary>
    public static string Untraced(string name, int seeds = 3) => $$"""
        name: {{JsonSerializer.Serialize(name)}}
        problems: [sphere]
        optimizers: [rmsprop]
        seeds: 1..{{seeds}}
        iterations: 10
        trace: { every: 0 }
        """;
}
