using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Learning;

/// <summary>What learning problems draw at random, each draw by its own numbers.</summary>
internal static class Draws
{
    public static ulong Bits(ulong salt, uint seed, uint first, uint second)
    {
        ulong value = salt;
        foreach (uint part in (ReadOnlySpan<uint>)[seed, first, second])
        {
            value = (value ^ part) + 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            value ^= value >> 31;
        }

        return value;
    }

    /// <summary>A standard normal number.</summary>
    public static double Normal(ulong salt, uint seed, uint first, uint second)
    {
        double radius = ((Bits(salt, seed, first, 2 * second) >> 11) + 1) * (1.0 / (1L << 53));
        double angle = (Bits(salt, seed, first, 2 * second + 1) >> 11) * (1.0 / (1L << 53));
        Elementary.SinCosTurns(ScalarLane.All(angle), out _, out ScalarLane cos);
        return Math.Sqrt(-2 * Elementary.Log(radius)) * cos.Value;
    }
}
