using BenchmarkDotNet.Attributes;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Benchmarks.BlockKernels;

/// <summary>
/// Value and gradient for every trial of a block, in 10 dimensions where the function has them; the time is that of one
/// trial.
/// </summary>
public class ObjectiveBenchmark
{
    private const int Dimension = 10;

    private ObjectiveKernel _kernel = null!;
    private LaneBlock _block = null!;

    /// <summary>The problem.</summary>
    [ParamsSource(nameof(Functions))]
    public string Function { get; set; } = "";

    [ParamsSource(nameof(Widths))]
    public LaneWidth Width { get; set; }

    public static IEnumerable<string> Functions => ProblemCatalog.All.Select(problem => problem.Name);

    public static IEnumerable<LaneWidth> Widths => KernelBenchmarks.Widths;

    [GlobalSetup]
    public void Fill()
    {
        Problem problem = ProblemCatalog.Find(Function)!;
        int dimension = Math.Clamp(Dimension, problem.Dimensions.Least, problem.Dimensions.Most);
        dimension -= dimension % problem.Dimensions.Step;
        _kernel = problem.Kernel(dimension, Width);
        _block = new LaneBlock(new BlockRows(dimension, 1, 3, keepsPrevious: false, keepsBest: false), KernelBenchmarks.Lanes, Width) { Count = KernelBenchmarks.Lanes };
        Mt19937 random = new(1);
        for (int i = 0; i < dimension; i++)
        {
            Interval bounds = problem.Bounds[Math.Min(i, problem.Bounds.Count - 1)];
            for (int lane = 0; lane < _block.Lanes; lane++)
                _block[_block.Layout.X + i, lane] = bounds.Low + (bounds.High - bounds.Low) * random.NextDouble();
        }
    }

    [Benchmark(OperationsPerInvoke = KernelBenchmarks.Lanes)]
    public void Evaluate() => _kernel.Evaluate(_block, 0);
}
