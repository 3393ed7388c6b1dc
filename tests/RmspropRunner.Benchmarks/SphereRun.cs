using System.Diagnostics;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Benchmarks;

/// <summary>A run of RMSProp on the sphere in two dimensions, 1,000 iterations a trial, every point with x.</summary>
internal sealed class SphereRun
{
    private SphereRun(ExperimentPlan plan, StoredExperiment experiment) => (Plan, Experiment) = (plan, experiment);

    public ExperimentPlan Plan { get; }

    public StoredExperiment Experiment { get; }

    public long Points => Plan.Count * 1001;

    /// <summary>Its spec.</summary>
    public static string Spec(string name, int trials) => $$"""
        name: {{name}}
        problems:
          - sphere: { dimension: 2 }
        optimizers: [rmsprop]
        seeds: 1..{{trials}}
        iterations: 1000
        """;

    /// <summary>Creates the experiment; nothing is computed yet.</summary>
    public static async Task<SphereRun> CreateAsync(IExperimentStore store, string name, int trials)
    {
        ExperimentSpec spec = ExperimentSpec.Parse(Spec(name, trials)).Spec!;
        ExperimentPlan plan = new(spec);
        NewRevision revision = new(CanonicalSpec.Write(spec), plan.Hash, plan.Count);
        return new SphereRun(plan, await store.CreateAsync(name, "", revision, CancellationToken.None));
    }

    /// <summary>Computes and stores it, as `rmsprop run` does.</summary>
    public async Task<TimeSpan> RunAsync(IExperimentStore store)
    {
        long before = Stopwatch.GetTimestamp();
        await new InProcessEngine(store, Environment.ProcessorCount)
            .RunAsync(Experiment.Id, Plan, Plan.Count, new RunProgress(), CancellationToken.None);
        return Stopwatch.GetElapsedTime(before);
    }
}
