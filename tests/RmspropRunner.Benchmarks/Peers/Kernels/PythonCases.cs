using System.Globalization;

namespace RmspropRunner.Benchmarks.Peers.Kernels;

/// <summary>What one would use instead, each at a size that it can manage: rates are compared.</summary>
internal static class PythonCases
{
    public static IReadOnlyList<PeerCase> All { get; } =
    [
        Case("numpy", "NumPy, vectorised across trials", "numpy", "python3-numpy", trials: 4096, iterations: 50),
        Case("loop", "NumPy, as tutorials write it", "numpy", "python3-numpy", trials: 5, iterations: 1000),
        Case("torch", "torch.optim.RMSprop", "torch", "python3-torch", trials: 1, iterations: 1000),
    ];

    private static PeerCase Case(string style, string peer, string module, string package, int trials, int iterations) =>
        new(style, PeerGroup.Kernels, async effort => [await CompareAsync(style, peer, module, package, trials, effort.Of(iterations), effort)]);

    private static async Task<PeerRow> CompareAsync(
        string style, string peer, string module, string package, int trials, int iterations, Effort effort)
    {
        KernelWork work = KernelCases.RosenbrockWork;
        if (await PythonPackages.MissingAsync(module, package) is { } missing)
            return PeerRow.Skipped(work.Description, peer, missing);

        KernelWork theirs = work with { Trials = trials, Iterations = iterations };
        OwnKernel own = new(work);
        own.Run();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rmsprop-peer-");
        string file = Path.Combine(folder.FullName, "trials");
        work.WriteInputs(file);
        string[] arguments =
        [
            PythonPackages.Script("rosenbrock.py"), style, file,
            .. new[] { trials, work.Dimension, iterations }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ];
        Turns turns = await Turns.TakeAsync(
            effort.Rounds,
            () => Task.FromResult(own.Measure(effort.Of(10)) / work.Updates),
            async () => double.Parse(await Command.RunAsync(PythonPackages.Interpreter, arguments), CultureInfo.InvariantCulture) / theirs.Updates);
        folder.Delete(recursive: true);
        return new PeerRow
        {
            Work = work.Description,
            Peer = peer,
            Own = Figures.Updates(1 / turns.Own),
            Theirs = Figures.Updates(1 / turns.Theirs),
            Ratio = Figures.Ratio(turns.Speed),
        };
    }
}
