using RmspropRunner.Benchmarks;
using RmspropRunner.Benchmarks.BlockKernels;
using RmspropRunner.Benchmarks.ClusterFaults;
using RmspropRunner.Benchmarks.Peers;
using RmspropRunner.Benchmarks.Scale;

// These take arguments of their own.
Dictionary<string, (string About, Func<IReadOnlyList<string>, Task> Run)> commands = new()
{
    ["peers"] = ("[--quick] [NAME…]: compares with C++, NumPy, psql and others, as ./bench.sh does", PeerComparison.RunAsync),
    ["kernels"] = ("[OPTION…]: every update rule and every objective at every width, by BenchmarkDotNet, whose options it takes", KernelBenchmarks.RunAsync),
    ["scale"] = ("[--large]: time and memory of a run against its trials and trace points; writes the chart of docs/performance.md", ScaleBenchmark.RunAsync),
};

Dictionary<string, (string About, Func<Task> Run)> benchmarks = new()
{
    ["sqlite-start"] = ("opens a store and creates an experiment, as the first thing that a process does", SqliteStart.RunAsync),
    ["postgres-reads"] = ("reads one trial out of 10 million points, and deletes them", PostgresReads.RunAsync),
    ["postgres-memory"] = ("stores 20 million points, and says how much memory that took", PostgresMemory.RunAsync),
    ["trace-export"] = ("exports 10 million points to CSV from both databases, and from PostgreSQL with psql", TraceExport.RunAsync),
    ["sqlite-trials"] = ("writes a million trials without trace and reads their leaderboard", SqliteTrials.RunAsync),
    ["trial-pages"] = ("reads sorted and filtered pages out of 100,000 and a million trials, in both databases", TrialPages.RunAsync),
    ["worker-load"] = ("reads a worker's leaderboard 500 times a second while it runs 10 million points, then exports them (needs wrk)", WorkerLoad.RunAsync),
    ["cluster-cost"] = ("runs the same trials in-process, on one silo and on two, and compares the times", ClusterCost.RunAsync),
    ["formula-speed"] = ("evaluates functions as formulas and as built in, and compares the times", FormulaSpeed.RunAsync),
#if HAS_ORLEANS
    ["cluster-scale"] = ("coordinates a billion trials over 20 silos in one process, whose shards cost nothing", ClusterScale.RunAsync),
#endif
    ["cluster-faults"] = ("kills and stops workers of a cluster of three, has a fourth join, and restarts the database", FaultSeries.RunAsync),
};

foreach ((string known, (string about, Func<Task> run)) in benchmarks)
    commands.Add(known, (about, rest => rest.Count == 0 ? run() : throw new InvalidOperationException("it takes no arguments.")));

if (args is [string name, .. string[] arguments] && commands.TryGetValue(name, out (string About, Func<IReadOnlyList<string>, Task> Run) command))
{
    try
    {
        await command.Run(arguments);
        return 0;
    }
    catch (Exception error) when (error is TimeoutException or InvalidOperationException)
    {
        Console.Error.WriteLine($"{name} failed: {error.Message}");
        return 1;
    }
}

Console.Error.WriteLine("Give the name of a benchmark:");
foreach ((string known, (string about, _)) in commands)
    Console.Error.WriteLine($"  {known,-16} {about}");
return 2;
