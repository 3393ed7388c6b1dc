using System.Runtime.InteropServices;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Benchmarks.Peers.Kernels;

/// <summary>Trials of RMSProp as PyTorch writes it, without momentum: what every peer computes.</summary>
internal sealed record KernelWork
{
    /// <summary>ρ, of all trials.</summary>
    public const double Rho = 0.99;

    /// <summary>ε, of all trials.</summary>
    public const double Epsilon = 1e-8;

    /// <summary>The values of a trial before its start: learning rate, ρ, ε.</summary>
    public const int SettingCount = 3;

    /// <summary>What the case is called by `bench.sh` and by the peers.</summary>
    public required string Name { get; init; }

    public required Problem Problem { get; init; }

    public required int Trials { get; init; }

    public required int Dimension { get; init; }

    public required int Iterations { get; init; }

    /// <summary>Where starts are drawn.</summary>
    public required Interval Bounds { get; init; }

    /// <summary>Of the trials in turn.</summary>
    public required IReadOnlyList<double> LearningRates { get; init; }

    /// <summary>One update of one parameter is the unit of all rates.</summary>
    public double Updates => (double)Trials * Dimension * Iterations;

    public string Description => Trials == 1
        ? $"one trial of {Problem.Name} in {Dimension:N0} dimensions × {Iterations:N0} iterations"
        : $"{Trials:N0} trials of {Problem.Name} in {Dimension} dimensions × {Iterations:N0} iterations";

    /// <summary>The trials in rows: learning rate, ρ, ε, start. The same numbers each time.</summary>
    public double[] Inputs()
    {
        Mt19937 random = new(1);
        double[] inputs = new double[Trials * (SettingCount + Dimension)];
        for (int trial = 0; trial < Trials; trial++)
        {
            Span<double> row = inputs.AsSpan(trial * (SettingCount + Dimension), SettingCount + Dimension);
            (row[0], row[1], row[2]) = (LearningRates[trial % LearningRates.Count], Rho, Epsilon);
            foreach (ref double x in row[SettingCount..])
                x = Bounds.Low + (Bounds.High - Bounds.Low) * random.NextDouble();
        }

        return inputs;
    }

    /// <summary>Writes <see cref="Inputs"/> as they lie in memory.</summary>
    public void WriteInputs(string path) => File.WriteAllBytes(path, MemoryMarshal.AsBytes<double>(Inputs()).ToArray());
}
