namespace RmspropRunner.Experiments.Rows;

/// <summary>What JSON has no number for, as it is written everywhere: NaN, Infinity, -Infinity; in JSON as a string.</summary>
internal static class NonFiniteName
{
    public static ReadOnlySpan<byte> Of(double value) =>
        double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8;
}
