namespace RmspropRunner.IntegrationTests.Cluster;

/// <summary>Specs that several workers have time to share.</summary>
internal static class ClusterSpecs
{
    /// <summary>12,000 trials; 50,000 iterations are some seconds for two workers.</summary>
    public static string Many(string name, int iterations) => $$"""
        name: {{name}}
        problems:
          - sphere: { dimension: 10 }
          - rosenbrock: { dimension: 10 }
        optimizers:
          - rmsprop: { learning_rate: [0.001, 0.01, 0.1] }
        seeds: 1..2000
        iterations: {{iterations}}
        trace: { log: 3 }
        """;

    /// <summary>A shard alone takes hours, and there are several.</summary>
    public static string Slow(string name = "slow") => $$"""
        name: {{name}}
        problems:
          - rosenbrock: { dimension: 100 }
        optimizers: [rmsprop]
        seeds: 1..200
        iterations: 1000000000
        trace: { every: 0 }
        """;
}
