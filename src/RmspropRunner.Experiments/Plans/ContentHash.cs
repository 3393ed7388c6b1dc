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
/// <remarks>Not a UInt128: code that touches one cannot be compiled ahead, and storing trials is most of what a short run does.</remarks>
/// <param name="Upper">The first 64 bits.</param>
/// <param name="Lower">The last 64 bits.</param>
public readonly record struct ContentHash(ulong Upper, ulong Lower)
{
    /// <summary>Its bytes.</summary>
    public const int Size = 16;

    /// <summary>Changes when the same trial would give other numbers than before.</summary>
    private const int KernelVersion = 1;

    /// <summary>The first 128 bits of the SHA-256 of the trial's text.</summary>
    internal static ContentHash Of(Trial trial, RunRules rules)
    {
        Configuration configuration = trial.Configuration;
        StopRules stop = rules.Stop;
        string start = trial.Start is null ? "uniform" : string.Join(',', trial.Start.Select(Text));
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{KernelVersion}|{configuration.Problem.Identity}|{configuration.Optimizer.Name}{configuration.Optimizer.Origin} {configuration.Hyperparameters}|{start}|{trial.Seed}|{rules.Iterations}|{Text(stop.Target)}|{Text(stop.GradientNorm)}|{stop.Stagnation?.Iterations} {Text(stop.Stagnation?.Improvement)}|{Text(stop.DivergeAbove)}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Read(hash);
    }

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    public static ContentHash Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[sizeof(ulong)..]));

    /// <summary>Big-endian, so that a database's hex(content_hash) reads as <see cref="ToString"/> does.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Upper);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[sizeof(ulong)..], Lower);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Upper:x16}{Lower:x16}");

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
