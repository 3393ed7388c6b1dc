using System.Globalization;

namespace RmspropRunner.Benchmarks.ClusterFaults;

/// <summary>What the workers run: trials of 4,000 iterations with thinned traces.</summary>
/// <param name="Seeds">Seeds of each of ten configurations.</param>
internal sealed record FaultSpec(int Seeds)
{
    private const int Configurations = 10;

    /// <summary>RMSPROP_SEEDS; 10,000, where it is not set.</summary>
    public static FaultSpec Usual { get; } =
        new(int.Parse(Environment.GetEnvironmentVariable("RMSPROP_SEEDS") ?? "10000", CultureInfo.InvariantCulture));

    public long Trials => (long)Configurations * Seeds;

    /// <summary>The experiment that one process runs of it, to compare with.</summary>
    public string Reference => $"reference{Seeds}";

    /// <summary>One with so many more seeds that it takes about that long.</summary>
    /// <param name="time">How long it is to take.</param>
    /// <param name="seconds">How long this one takes, in seconds.</param>
    public FaultSpec Lasting(TimeSpan time, double seconds) => new(Seeds * (int)Math.Ceiling(time.TotalSeconds / seconds));

    public string Yaml(string name) => $$"""
        name: {{name}}
        problems:
          - sphere: { dimension: 10 }
          - rosenbrock: { dimension: 10 }
        optimizers:
          - rmsprop: { learning_rate: [0.0001, 0.001, 0.01, 0.05, 0.1] }
        seeds: 1..{{Seeds}}
        iterations: 4000
        trace: { log: 3 }
        """;
}
