using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.UnitTests.Plugins;

/// <summary>What a plugin's digest is part of.</summary>
public sealed class PluginSpecTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rmsprop-plugins-").FullName;

    [Fact]
    public void A_canonical_spec_has_the_files_name_and_its_digest_and_reads_back()
    {
        ExperimentSpec spec = PluginSpecs.Example();
        string written = CanonicalSpec.Write(spec);
        SpecSurroundings around = new() { Plugins = PluginFolder.Open(Path.GetDirectoryName(ExamplePlugin.Path)!) };

        Assert.Contains($$"""[{"file":"Example.Plugin.dll","digest":"{{spec.Plugins[0].Digest}}"}]""", written, StringComparison.Ordinal);
        Assert.Equal(written, CanonicalSpec.Write(ExperimentSpec.ParseCanonical(written, around)));
        Assert.Equal(new ExperimentPlan(spec).Hash, new ExperimentPlan(ExperimentSpec.ParseCanonical(written, around)).Hash);
    }

    [Fact]
    public void A_canonical_spec_whose_plugin_is_not_there_says_so()
    {
        string written = CanonicalSpec.Write(PluginSpecs.Example());
        PluginUnavailableException error = Assert.Throws<PluginUnavailableException>(
            () => ExperimentSpec.ParseCanonical(written, new SpecSurroundings { Plugins = PluginFolder.Open(_folder) }));
        Assert.Equal($"There is no plugin 'Example.Plugin.dll' in {_folder}.", error.Message);
    }

    [Fact]
    public void A_canonical_spec_whose_plugin_is_another_now_says_so()
    {
        ExperimentSpec spec = PluginSpecs.Example();
        File.WriteAllBytes(Path.Combine(_folder, "Example.Plugin.dll"), ExamplePlugin.OtherVersion());
        PluginUnavailableException error = Assert.Throws<PluginUnavailableException>(
            () => ExperimentSpec.ParseCanonical(CanonicalSpec.Write(spec), new SpecSurroundings { Plugins = PluginFolder.Open(_folder) }));
        Assert.Contains($"and the spec names {spec.Plugins[0].Digest}. Put that version of it there.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_of_the_plugin_gives_other_trials_and_another_file_name_the_same()
    {
        File.Copy(ExamplePlugin.Path, Path.Combine(_folder, "Renamed.dll"));
        File.WriteAllBytes(Path.Combine(_folder, "Other.dll"), ExamplePlugin.OtherVersion());
        ExperimentSpec spec = PluginSpecs.Example();
        ExperimentSpec renamed = PluginSpecs.Read(PluginFolder.Open(_folder), "[Renamed.dll]").Spec!;
        ExperimentSpec other = PluginSpecs.Read(PluginFolder.Open(_folder), "[Other.dll]").Spec!;

        Assert.Equal(new ExperimentPlan(spec).Hash, new ExperimentPlan(renamed).Hash);
        Assert.NotEqual(new ExperimentPlan(spec).Hash, new ExperimentPlan(other).Hash);
        Assert.Equal(Hashes(spec), Hashes(renamed));
        Assert.NotEqual(Hashes(spec), Hashes(other));
    }

    [Theory]
    [InlineData("[pseudo_huber]", "[rmsprop]")]
    [InlineData("[sphere]", "[rmsprop_max]")]
    public void A_trial_depends_on_the_plugin_where_either_half_of_it_comes_from_there(string problems, string optimizers)
    {
        File.WriteAllBytes(Path.Combine(_folder, "Other.dll"), ExamplePlugin.OtherVersion());
        ExperimentSpec other = PluginSpecs.Read(PluginFolder.Open(_folder), "[Other.dll]", problems, optimizers).Spec!;
        Assert.NotEqual(Hashes(PluginSpecs.Example(problems, optimizers)), Hashes(other));
    }

    [Fact]
    public void A_trial_that_does_not_use_the_plugin_does_not_depend_on_it()
    {
        ExperimentSpec spec = PluginSpecs.Example("[pseudo_huber, sphere]", "[rmsprop_max, rmsprop]");
        ExperimentSpec without = PluginSpecs.Example("[sphere]", "[rmsprop]");

        Assert.Empty(without.Plugins);
        Assert.DoesNotContain("plugins", CanonicalSpec.Write(without), StringComparison.Ordinal);
        Assert.Equal(Hashes(without), Hashes(spec).Skip(3));
    }

    [Fact]
    public void A_plugin_that_is_named_twice_is_one()
    {
        string path = ExamplePlugin.Path;
        Assert.Single(PluginSpecs.Read(PluginFolder.Open("/"), $"['{path}', '{path}']").Spec!.Plugins);
    }

    [Fact]
    public void What_is_loaded_twice_is_the_same_objects()
    {
        Assert.Same(PluginSpecs.Example().Plugins[0].Optimizers[0], PluginSpecs.Example().Plugins[0].Optimizers[0]);
        Assert.Equal(ExperimentOf("{ learning_rate: [0.1, 0.2] }").Count, ExperimentOf("{ learning_rate: 0.1 }", "{ learning_rate: 0.2 }").Count);
    }

    [Fact]
    public void Names_that_may_be_in_a_plugin_that_is_missing_are_no_mistakes()
    {
        SpecError error = Assert.Single(PluginSpecs.Read(PluginFolder.Open(_folder), "[My.dll]", "[mine]", "[mine_too]").Errors);
        Assert.Contains("There is no plugin 'My.dll'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_is_answered_with_those_of_the_plugins_too()
    {
        SpecResult result = PluginSpecs.Read(PluginFolder.Open(Path.GetDirectoryName(ExamplePlugin.Path)!), "[Example.Plugin.dll]", "[pseudo_hubert]");
        Assert.Contains("did you mean 'pseudo_huber'?", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ExperimentPlan ExperimentOf(params IEnumerable<string> settings) =>
        new(PluginSpecs.Example(optimizers: $"[{string.Join(", ", settings.Select(setting => $"rmsprop_max: {setting}"))}]"));

    private static ContentHash[] Hashes(ExperimentSpec spec)
    {
        ExperimentPlan plan = new(spec);
        ShardRunner runner = new(plan, LaneWidth.Scalar);
        return [.. plan.Shards().SelectMany(shard => runner.Run(shard, new TraceBuffer(), _ => { }, CancellationToken.None).Trials).Select(trial => trial.ContentHash)];
    }
}
