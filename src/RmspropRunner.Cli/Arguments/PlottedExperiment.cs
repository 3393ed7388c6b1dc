using System.CommandLine;
using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Cli.Arguments;

/// <summary>The experiment that pictures are made of, with its plan: where its spec names plugins, these are needed.</summary>
internal sealed class PlottedExperiment
{
    private readonly Argument<string> _name = ExperimentArgument.Create();
    private readonly Option<string> _plugins = new("--plugins")
    {
        Description = "The folder of the DLLs that its spec names, if any",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => ".",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_name);
        command.Options.Add(_plugins);
    }

    public async Task<PlotSubject> ReadAsync(ParseResult parsed, IExperimentStore store, CancellationToken cancellationToken)
    {
        StoredExperiment experiment = await ExperimentArgument.FindAsync(store, parsed.GetRequiredValue(_name), cancellationToken);
        SpecSurroundings around = new() { Plugins = PluginFolder.Open(parsed.GetRequiredValue(_plugins)) };
        try
        {
            return new PlotSubject(store, experiment, SpecSubmitter.PlanOf(experiment, around));
        }
        catch (PluginUnavailableException missing)
        {
            throw new MistakeException($"{missing.Message} {experiment.Name} was run with it; --plugins names the folder that has it.");
        }
    }
}
