using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using RmspropRunner.Benchmarks.Peers;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Benchmarks.BlockKernels;

/// <summary>Every update rule and every objective at every width that this machine has, measured by BenchmarkDotNet.</summary>
internal static class KernelBenchmarks
{
    /// <summary>Trials side by side: as many as a block has at 10 dimensions, to within a few.</summary>
    public const int Lanes = 64;

    public static IEnumerable<LaneWidth> Widths => LaneWidths.All.Where(width => width <= LaneWidths.Default);

    public static Task RunAsync(IReadOnlyList<string> arguments)
    {
        // In this process: BenchmarkDotNet would otherwise generate a project and restore it from a feed.
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
                .WithIterationTime(TimeInterval.FromMilliseconds(50)).WithWarmupCount(2).WithIterationCount(7))
            .AddColumnProvider(DefaultColumnProviders.Params, DefaultColumnProviders.Statistics)
            .AddColumn(TargetMethodColumn.Type)
            .AddLogger(NullLogger.Instance)
            .AddExporter(MarkdownExporter.GitHub)
            .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "benchmarks"))
            .WithOption(ConfigOptions.JoinSummary, true);
        Console.Error.WriteLine("This takes some minutes …");
        foreach (Summary summary in BenchmarkSwitcher.FromTypes([typeof(UpdateRuleBenchmark), typeof(ObjectiveBenchmark)])
            .Run(arguments.Count == 0 ? ["--filter", "*"] : [.. arguments], config))
        {
            MarkdownExporter.Console.ExportToLog(summary, ConsoleLogger.Default);
        }

        return Task.CompletedTask;
    }
}
