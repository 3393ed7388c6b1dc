using Microsoft.Extensions.Options;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Configuration;

namespace RmspropRunner.Worker.Intake;

/// <summary>The plugins that the operator allows, for specs that come in and for those that are stored.</summary>
internal sealed class WorkerPlugins(IOptions<WorkerOptions> options)
{
    private readonly IPluginSource _source = options.Value.Plugins.Folder is { Length: > 0 } folder
        ? PluginFolder.Confined(folder, "this worker's folder of plugins (its setting Plugins:Folder)")
        : new NoPlugins("This worker loads no plugins: run the spec with rmsprop run, or have the operator put the DLL into a folder and set Plugins:Folder to it.");

    /// <summary>The surroundings, with these plugins.</summary>
    public SpecSurroundings AddTo(SpecSurroundings around) => around with { Plugins = _source };

    /// <summary>The plan of a stored experiment.</summary>
    /// <exception cref="PluginUnavailableException">A plugin of it is not here, or another one.</exception>
    public ExperimentPlan PlanOf(StoredExperiment experiment) => SpecSubmitter.PlanOf(experiment, AddTo(SpecSurroundings.None));
}
