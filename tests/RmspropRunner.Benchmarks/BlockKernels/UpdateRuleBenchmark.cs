using BenchmarkDotNet.Attributes;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Benchmarks.BlockKernels;

/// <summary>One update of every trial of a block, with gradients that stay; the time is that of one parameter.</summary>
public class UpdateRuleBenchmark
{
    private const int Dimension = 10;

    private UpdateKernel _kernel = null!;
    private LaneBlock _block = null!;
    private int _iteration;

    /// <summary>The optimizer, and its variant where it has several.</summary>
    [ParamsSource(nameof(Rules))]
    public string Rule { get; set; } = "";

    [ParamsSource(nameof(Widths))]
    public LaneWidth Width { get; set; }

    public static IEnumerable<string> Rules => Variants.Select(each => each.Name);

    public static IEnumerable<LaneWidth> Widths => KernelBenchmarks.Widths;

    private static IEnumerable<(string Name, OptimizerVariant Variant)> Variants =>
        OptimizerCatalog.All.SelectMany(optimizer => optimizer.Variants.Select(variant => ($"{optimizer.Name} {variant.Name}".Trim(), variant)));

    [GlobalSetup]
    public void Fill()
    {
        OptimizerVariant variant = Variants.First(each => each.Name == Rule).Variant;
        double[] settings = [.. variant.Hyperparameters.Select(each => each.Default ?? 0.01)];
        UpdateRule rule = variant.Rule(settings);
        _kernel = rule.Kernel(Width, int.MaxValue);
        BlockRows rows = new(Dimension, rule.StateCount, settings.Length, keepsPrevious: false, keepsBest: false, rule.SharedStateCount);
        _block = new LaneBlock(rows, KernelBenchmarks.Lanes, Width) { Count = KernelBenchmarks.Lanes };
        Mt19937 random = new(1);
        for (int i = 0; i < Dimension; i++)
        {
            for (int lane = 0; lane < _block.Lanes; lane++)
                _block[rows.Gradient + i, lane] = -1 + 2 * random.NextDouble();
        }

        for (int i = 0; i < rows.StateRowCount; i++)
            _block.Fill(rows.State + i, rule.InitialState(i < rule.StateCount * Dimension ? i / Dimension : rule.StateCount + i - rule.StateCount * Dimension, settings));
        for (int i = 0; i < settings.Length; i++)
            _block.Fill(rows.Settings + i, settings[i]);
    }

    [Benchmark(OperationsPerInvoke = KernelBenchmarks.Lanes * Dimension)]
    public void Step() => _kernel.Step(_block, _iteration++);
}
