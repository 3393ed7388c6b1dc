namespace RmspropRunner.Benchmarks.Peers;

/// <summary>The tables of docs/performance.md, whose markers are named like these in lower case.</summary>
internal enum PeerGroup
{
    /// <summary>Computing alone.</summary>
    Kernels,

    /// <summary>All that a user waits for.</summary>
    Paths,
}
