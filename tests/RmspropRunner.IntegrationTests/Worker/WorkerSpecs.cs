namespace RmspropRunner.IntegrationTests.Worker;

/// <summary>Specs to submit.</summary>
internal static class WorkerSpecs
{
    /// <summary>Done at once.</summary>
    public static string Short(string name = "short", string seeds = "1..5") => $"""
        name: {name}
        problems: [sphere]
        optimizers: [rmsprop]
        seeds: {seeds}
        iterations: 50
        """;

    /// <summary>A second or two of writing: enough to be disturbed, and soon done.</summary>
    public static string Traced(string name = "traced", string seeds = "1..200") => $"""
        name: {name}
        problems:
          - sphere: {"{ dimension: 2 }"}
          - rosenbrock: {"{ dimension: 2 }"}
        optimizers:
          - rmsprop: {"{ learning_rate: [0.001, 0.01] }"}
        seeds: {seeds}
        iterations: 1000
        """;

    /// <summary>Some seconds of computing, shard after shard, and little to write: soon in the middle, and not soon done.</summary>
    public static string Steady(string name = "steady", int iterations = 600_000) => $"""
        name: {name}
        problems:
          - rosenbrock: {"{ dimension: 10 }"}
        optimizers:
          - rmsprop: {"{ learning_rate: [0.0001, 0.001] }"}
        seeds: 1..320
        iterations: {iterations}
        trace: {"{ every: 100000 }"}
        """;

    /// <summary>Minutes of work, which no test waits for.</summary>
    public static string Long(string name = "long") => $"""
        name: {name}
        problems:
          - rosenbrock: {"{ dimension: 10 }"}
        optimizers: [rmsprop]
        seeds: 1..1000000
        iterations: 20000
        trace: {"{ every: 20000 }"}
        """;
}
