namespace RmspropRunner.Benchmarks.Peers;

/// <summary>Something that is measured against what others do it with.</summary>
/// <param name="Name">What `./bench.sh` takes.</param>
/// <param name="Group">The table in docs/performance.md that its rows stand in.</param>
/// <param name="Measure">Measures it and gives the rows of the table.</param>
internal sealed record PeerCase(string Name, PeerGroup Group, Func<Effort, Task<IReadOnlyList<PeerRow>>> Measure);
