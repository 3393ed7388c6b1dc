using System.Text;
using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.UnitTests.Specs;

namespace RmspropRunner.UnitTests.Plugins;

/// <summary>Specs that name plugins.</summary>
internal static class PluginSpecs
{
    /// <param name="source">Where plugins come from.</param>
    /// <param name="plugins">The list, which stands in line 5, its first entry in column 11.</param>
    /// <param name="problems">The problems; pseudo_huber is the example's.</param>
    /// <param name="optimizers">The optimizers; rmsprop_max is the example's.</param>
    public static SpecResult Read(IPluginSource source, string plugins, string problems = "[pseudo_huber]", string optimizers = "[rmsprop_max]") =>
        ExperimentSpec.Parse(
            Encoding.UTF8.GetBytes(SpecText.With($"plugins: {plugins}", problems: problems, optimizers: optimizers)),
            new SpecSurroundings { Plugins = source });

    /// <summary>A spec with the example's problem and optimizer.</summary>
    public static ExperimentSpec Example(string problems = "[pseudo_huber]", string optimizers = "[rmsprop_max]")
    {
        SpecResult result = Read(PluginFolder.Open(Path.GetDirectoryName(ExamplePlugin.Path)!), "[./Example.Plugin.dll]", problems, optimizers);
        Assert.Empty(result.Errors);
        return result.Spec!;
    }
}
