using RmspropRunner.Benchmarks.Peers.Kernels;
using RmspropRunner.Benchmarks.Peers.Paths;

namespace RmspropRunner.Benchmarks.Peers;

/// <summary>Every case, in the order in which the tables have them.</summary>
internal static class PeerCases
{
    public static IReadOnlyList<PeerCase> All { get; } =
    [
        .. KernelCases.All,
        ThreadCase.Definition,
        .. PythonCases.All,
        RunCase.Definition,
        PostgresTraces.Definition,
        SqliteTraces.Definition,
        ExportCase.Definition,
        StartCases.Definition,
        OptunaReports.Definition,
    ];
}
