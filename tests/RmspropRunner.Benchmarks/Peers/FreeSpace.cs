namespace RmspropRunner.Benchmarks.Peers;

/// <summary>The room on the disk that temporary files are on.</summary>
internal static class FreeSpace
{
    /// <summary>What a trace point of two parameters takes at most, in bytes: the table, its log, and a file of the same rows.</summary>
    public const double BytesAPoint = 450;

    public static double Bytes => new DriveInfo(Path.GetTempPath()).AvailableFreeSpace;

    /// <summary>Why this many points are not measured here; null where they are.</summary>
    public static string? MissingFor(double points) =>
        Bytes >= points * BytesAPoint ? null : $"needs {points * BytesAPoint / 1e9:0} GB of free disk";
}
