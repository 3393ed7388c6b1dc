using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Plugins;

/// <summary>A plugin's optimizer with what every optimizer takes: clipping, weight decay, schedules.</summary>
public sealed class PluginPreparationTests
{
    private const int Iterations = 10;

    /// <summary>What the example's optimizer is given, and the same for <see cref="Reference"/>.</summary>
    public static TheoryData<string, double, double, double, double, double> Preparations => new()
    {
        { "clip_value: 0.25", 0.25, 0, 0, 0, 1 },
        { "clip_norm: 0.5", 0, 0.5, 0, 0, 1 },
        { "weight_decay: 0.125", 0, 0, 0.125, 0, 1 },
        { "decoupled_weight_decay: 0.25", 0, 0, 0, 0.25, 1 },
        { "schedule: { step: { every: 3, factor: 0.5 } }", 0, 0, 0, 0, 0.5 },
        { "clip_value: 0.5, clip_norm: 0.75, weight_decay: 0.125, decoupled_weight_decay: 0.25, schedule: { step: { every: 3, factor: 0.25 } }", 0.5, 0.75, 0.125, 0.25, 0.25 },
    };

    [Theory]
    [MemberData(nameof(Preparations))]
    public void It_takes_its_steps_after_them_bit_for_bit_at_every_width(
        string written, double clipValue, double clipNorm, double weightDecay, double decoupled, double factor)
    {
        ExperimentPlan plan = Plan($"{{ learning_rate: 0.5, rho: 0.75, {written} }}");
        foreach (LaneWidth width in LaneWidths.All)
        {
            ShardRunner runner = new(plan, width);
            TrialRecord[] trials = [.. plan.Shards().SelectMany(shard => runner.Run(shard, new TraceBuffer(), _ => { }, CancellationToken.None).Trials)];
            Assert.Equal(11, trials.Length);
            Assert.All(trials, trial => Assert.Equal(Reference([.. trial.Start], clipValue, clipNorm, weightDecay, decoupled, factor), trial.FinalX));
        }
    }

    [Fact]
    public void What_is_written_out_reads_back_as_the_same_trials()
    {
        ExperimentSpec spec = PluginSpecs.Example(
            optimizers: "[rmsprop_max: { clip_norm: [0, 2], schedule: [constant, { cosine: { final: [0, 0.1] } }], epsilon: 1e-6, learning_rate: 0.1 }]");
        SpecSurroundings around = new() { Plugins = RmspropRunner.Experiments.Plugins.PluginFolder.Open(Path.GetDirectoryName(ExamplePlugin.Path)!) };
        ExperimentSpec read = ExperimentSpec.ParseCanonical(CanonicalSpec.Write(spec), around);
        ExperimentPlan plan = new(spec);

        Assert.Equal(plan.Hash, new ExperimentPlan(read).Hash);
        Assert.Equal(
            [
                """{"learning_rate":0.1,"rho":0.99,"epsilon":1E-06}""",
                """{"learning_rate":0.1,"rho":0.99,"epsilon":1E-06,"clip_norm":2}""",
                """{"learning_rate":0.1,"rho":0.99,"epsilon":1E-06,"schedule":"cosine","schedule_iterations":0,"schedule_final":0}""",
                """{"learning_rate":0.1,"rho":0.99,"epsilon":1E-06,"schedule":"cosine","schedule_iterations":0,"schedule_final":0.1}""",
                """{"learning_rate":0.1,"rho":0.99,"epsilon":1E-06,"clip_norm":2,"schedule":"cosine","schedule_iterations":0,"schedule_final":0}""",
                """{"learning_rate":0.1,"rho":0.99,"epsilon":1E-06,"clip_norm":2,"schedule":"cosine","schedule_iterations":0,"schedule_final":0.1}""",
            ],
            plan.Shards().SelectMany(plan.Trials).Select(trial => trial.Configuration.Hyperparameters).Distinct());
    }

    [Theory]
    [InlineData("{ clip_norm: -1 }", "-1 is not a clip_norm: it takes a number from 0 up")]
    [InlineData("{ clip_nrm: 1 }", "'clip_nrm' is not a hyperparameter of rmsprop_max; did you mean 'clip_norm'?")]
    [InlineData("{ schedule: cosin }", "'cosin' is not a schedule; did you mean 'cosine'?")]
    public void A_mistake_in_them_is_told_as_for_every_optimizer(string settings, string message) => Assert.StartsWith(
        message,
        Assert.Single(PluginSpecs.Read(
            RmspropRunner.Experiments.Plugins.PluginFolder.Open(Path.GetDirectoryName(ExamplePlugin.Path)!),
            "[./Example.Plugin.dll]",
            optimizers: $"[rmsprop_max: {settings}]").Errors).Message,
        StringComparison.Ordinal);

    private static ExperimentPlan Plan(string settings) => new(
        PluginSpecs.Example("[pseudo_huber: { dimension: 3 }]", $"[rmsprop_max: {settings}]") with { Seeds = new SeedSet([new SeedRange(1, 11)]) });

    /// <summary>The example's problem and rule with doubles, 0 standing for what is not done; the rate falls every third update.</summary>
    private static double[] Reference(double[] x, double clipValue, double clipNorm, double weightDecay, double decoupled, double factor)
    {
        double[] v = new double[x.Length];
        double[] u = new double[x.Length];
        double rate = 0.5;
        for (int k = 0; k < Iterations; k++)
        {
            rate *= k > 0 && k % 3 == 0 ? factor : 1;
            double[] g = [.. x.Select(each => each / Math.Sqrt(1 + each * each))];
            if (clipValue > 0)
                g = [.. g.Select(each => Math.Clamp(each, -clipValue, clipValue))];
            double norm = Math.Sqrt(g.Aggregate(0.0, (sum, each) => sum + each * each));
            for (int i = 0; i < x.Length; i++)
            {
                g[i] *= clipNorm > 0 && norm > clipNorm ? clipNorm / norm : 1;
                g[i] += weightDecay * x[i];
                x[i] += -(rate * decoupled) * x[i];
                v[i] = 0.75 * v[i] + 0.25 * (g[i] * g[i]);
                u[i] = Math.Max(u[i], v[i]);
                x[i] -= rate * g[i] / (Math.Sqrt(u[i]) + 1e-8);
            }
        }

        return x;
    }
}
