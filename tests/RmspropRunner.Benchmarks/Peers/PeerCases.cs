using RmspropRunner.Benchmarks.Peers.Kernels;

namespace RmspropRunner.Benchmarks.Peers;

/// <summary>Every case, in the order in which the tables have them.</summary>
internal static class PeerCases
{
    public static IReadOnlyList<PeerCase> All { get; } =
    [
        .. KernelCases.All,
    ];
}
