using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Benchmarks.Peers.Kernels;

/// <summary>One thread and no trace, against the C++ program.</summary>
internal static class KernelCases
{
    public static KernelWork RosenbrockWork { get; } = new()
    {
        Name = "rosenbrock",
        Problem = Rosenbrock.Definition,
        Trials = 4096,
        Dimension = 10,
        Iterations = 1000,
        Bounds = new(-2, 2),
        LearningRates = [1e-3, 3e-3, 1e-2],
    };

    /// <summary>
    /// No trial gets near the minimum, where squares underflow: the processor then takes several times as long, in any
    /// language.
    /// </summary>
    private static readonly KernelWork SphereWork = RosenbrockWork with
    {
        Name = "sphere",
        Problem = Sphere.Definition,
        Dimension = 2,
        Bounds = new(2, 5),
        LearningRates = [1e-4, 3e-4, 1e-3],
    };

    private static readonly KernelWork RastriginWork = RosenbrockWork with
    {
        Name = "rastrigin",
        Problem = Rastrigin.Definition,
        Bounds = new(-5.12, 5.12),
    };

    private static readonly KernelWork AloneWork = RosenbrockWork with { Name = "alone", Trials = 1, Dimension = 10_000 };

    public static IReadOnlyList<PeerCase> All { get; } =
    [
        new("limit", PeerGroup.Kernels, async effort => [await MeasureLimitAsync(effort)]),
        Case(RosenbrockWork, 0.95, repeats: 15, haveSameBits: true),
        Case(SphereWork, 0.8, repeats: 45, haveSameBits: true),
        Case(RastriginWork, 0.8, repeats: 5, haveSameBits: false),
        Case(AloneWork, 0.9, repeats: 35, haveSameBits: true),
    ];

    private static PeerCase Case(KernelWork work, double wanted, int repeats, bool haveSameBits) =>
        new(work.Name, PeerGroup.Kernels, async effort => [await CompareAsync(work, wanted, effort, repeats, haveSameBits)]);

    /// <summary>What the processor gives, which neither side gets past.</summary>
    private static async Task<PeerRow> MeasureLimitAsync(Effort effort)
    {
        KernelWork work = RosenbrockWork with { Name = "limit" };
        const string limit = "one square root and one division an update, and nothing else";
        if (CppPeer.Missing is { } missing)
            return PeerRow.Skipped(limit, "C++", missing);

        using CppPeer peer = await CppPeer.CompileAsync(work);
        double seconds = await peer.MeasureAsync(work, effort.Of(100));
        return new PeerRow { Work = limit, Peer = peer.Name, Own = "", Theirs = Figures.Updates(work.Updates / seconds) };
    }

    private static async Task<PeerRow> CompareAsync(KernelWork work, double wanted, Effort effort, int repeats, bool haveSameBits)
    {
        if (CppPeer.Missing is { } missing)
            return PeerRow.Skipped(work.Description, "C++", missing);

        using CppPeer peer = await CppPeer.CompileAsync(work);
        OwnKernel own = new(work);
        own.Run();
        Turns turns = await Turns.TakeAsync(
            effort.Rounds * 2 - 1,
            () => Task.FromResult(own.Measure(effort.Of(repeats))),
            () => peer.MeasureAsync(work, effort.Of(repeats)));
        return new PeerRow
        {
            Work = work.Description,
            Peer = peer.Name,
            Own = Figures.Updates(work.Updates / turns.Own),
            Theirs = Figures.Updates(work.Updates / turns.Theirs),
            Ratio = Figures.Ratio(turns.Speed),
            Wanted = Figures.AtLeast(wanted),
            IsMet = turns.Speed >= wanted,
            Note = haveSameBits ? own.Results.Compare(peer.Results(work)) : "the sines differ",
        };
    }
}
