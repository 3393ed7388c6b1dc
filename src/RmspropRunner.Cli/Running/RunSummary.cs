using RmspropRunner.Cli.Charts;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Stores;
using Spectre.Console;

namespace RmspropRunner.Cli.Running;

/// <summary>What a finished run shows: the best configurations, how they converged, what was done, and what to type next.</summary>
/// <param name="store">The store.</param>
/// <param name="run">The run.</param>
/// <param name="storeOption">What further commands need to find the same store.</param>
internal sealed class RunSummary(IExperimentStore store, ExperimentRun run, string storeOption)
{
    public const int ShownRows = 20;

    public async Task WriteAsync(IAnsiConsole screen, IReadOnlyList<LeaderboardRow> best, CancellationToken cancellationToken)
    {
        StoredExperiment experiment = run.Experiment;
        screen.WriteLine(experiment.Description.Length == 0 ? experiment.Name : $"{experiment.Name}: {experiment.Description}");
        await LeaderboardTable.ShowAsync(screen, best, cancellationToken);
        if (best.Count == ShownRows && await store.ConfigurationCountAsync(experiment.Id, cancellationToken) is > ShownRows and long count)
        {
            string all = $"{CommandName.Typed()} show {ShellWord.Of(experiment.Name)} --top {count}{storeOption}";
            screen.WriteLine($"… and {ShownNumber.Count(count - ShownRows, "configuration")} more: {all}");
        }

        screen.WriteLine();
        await ConvergencePicture.WriteAsync(screen, store, experiment.Id, run.Plan, best, cancellationToken);
        screen.WriteLine(Done());
        WriteNext(screen);
    }

    private string Done()
    {
        if (run.NewTrials == 0)
        {
            string trials = run.Trials == 1 ? "its trial was" : $"all {ShownNumber.Of(run.Trials)} trials were";
            return $"Nothing to compute: {trials} stored in {store.Location} already.";
        }

        string already = run.Trials > run.NewTrials ? $", {ShownNumber.Of(run.Trials - run.NewTrials)} stored already" : "";
        string rate = ShownNumber.Large(run.Iterations / Math.Max(run.Elapsed.TotalSeconds, 1e-6));
        string work = $"{ShownNumber.Count(run.Iterations, "iteration")} in {ShownNumber.Of(run.Elapsed)}, {rate} a second";
        return $"{ShownNumber.Count(run.NewTrials, "new trial")} in {store.Location}{already}: {work}";
    }

    /// <summary>Past the screen's line breaking: a command is one line, for it is copied.</summary>
    private void WriteNext(IAnsiConsole screen)
    {
        TextWriter output = screen.Profile.Out.Writer;
        string command = CommandName.Typed();
        string name = ShellWord.Of(run.Experiment.Name);
        output.WriteLine();
        output.WriteLine("Next:");
        output.WriteLine($"  {command} trials {name}{storeOption}");
        if (run.Plan.Rules.Trace.RecordsAny)
            output.WriteLine($"  {command} trace {name} 1{storeOption}");
        output.WriteLine($"  {command} query \"select experiment, number, best_objective from trials order by best_objective limit 5\"{storeOption}");
    }
}
