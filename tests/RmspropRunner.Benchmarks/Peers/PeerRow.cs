namespace RmspropRunner.Benchmarks.Peers;

/// <summary>A row of the table: what was measured beside what is wanted.</summary>
internal sealed record PeerRow
{
    public required string Work { get; init; }

    /// <summary>With whom it is compared.</summary>
    public required string Peer { get; init; }

    /// <summary>The median of ours, with its unit.</summary>
    public required string Own { get; init; }

    /// <summary>The median of the peer's, with its unit; why there is none where it was skipped.</summary>
    public required string Theirs { get; init; }

    /// <summary>The median of the rounds' ratios; empty where there is none.</summary>
    public string Ratio { get; init; } = "";

    /// <summary>Empty where nothing is.</summary>
    public string Wanted { get; init; } = "";

    /// <summary>Whether what is wanted was met; null where nothing is, or it could not be measured.</summary>
    public bool? IsMet { get; init; }

    /// <summary>What was found out beside the times, such as whether both computed the same bits.</summary>
    public string Note { get; init; } = "";

    public static PeerRow Skipped(string work, string peer, string reason) =>
        new() { Work = work, Peer = peer, Own = "", Theirs = "skipped", Note = reason };

    /// <summary>Of a case that could not be measured: its first line says why.</summary>
    public static PeerRow Failed(string name, Exception error) =>
        new() { Work = name, Peer = "", Own = "failed", Theirs = "", Note = error.Message.Split('\n')[0].Replace('|', '/') };
}
