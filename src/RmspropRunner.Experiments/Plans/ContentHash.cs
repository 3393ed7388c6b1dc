using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Plans;

/// <summary>
/// Names a trial by what its numbers depend on: problem, optimizer, hyperparameters, start, seed, iterations and stopping
/// rules; not by its experiment, its number, or what of it is recorded.
/// </summary>
internal static class ContentHash
{
    /// <summary>Changes when the same trial would give other numbers than before.</summary>
    private const int KernelVersion = 1;

    /// <summary>The first 128 bits of the SHA-256 of the trial's text.</summary>
    public static UInt128 Of(Trial trial, RunRules rules)
    {
        Configuration configuration = trial.Configuration;
        StopRules stop = rules.Stop;
        string start = trial.Start is null ? "uniform" : string.Join(',', trial.Start.Select(Text));
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{KernelVersion}|{configuration.Problem.Identity}|{configuration.Optimizer.Name}{configuration.Optimizer.Origin} {configuration.Hyperparameters}|{start}|{trial.Seed}|{rules.Iterations}|{Text(stop.Target)}|{Text(stop.GradientNorm)}|{stop.Stagnation?.Iterations} {Text(stop.Stagnation?.Improvement)}|{Text(stop.DivergeAbove)}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
