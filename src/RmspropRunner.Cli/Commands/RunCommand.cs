using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Running;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Commands;

internal static class RunCommand
{
    public static Command Create()
    {
        Argument<string> path = SpecArgument.Create();
        Option<long> parallelism = CountOption.Create("--parallelism", "Threads that compute", Environment.ProcessorCount);
        Option<bool> noProgress = new("--no-progress") { Description = "Show no progress bar; there is none either where stderr is not a terminal" };
        Option<bool> replace = new("--replace") { Description = "Start over: delete what is stored under the spec's name, after asking" };
        Option<bool> yes = Consent.CreateOption();
        Option<string> format = FormatOption.Create();
        Command command = new("run", "Run a spec: compute what the store does not have yet, and show how it converged")
        {
            path, parallelism, noProgress, replace, yes, format,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RequireLaneWidth();
            StoreOption.Prepare(parsed);
            SpecFile file = await SpecFile.ReadAsync(parsed.GetRequiredValue(path), cancellationToken);
            ExperimentSpec spec = file.Require();
            Rehearsal.Begin(spec);
            OutputFormat output = parsed.FormatOf(format);
            await using IExperimentStore store = await StoreOption.OpenAsync(parsed, StoreAccess.OpenOrCreate, cancellationToken);
            if (parsed.GetValue(replace) && !await StartingOver.DeleteAsync(store, spec.Name, parsed.GetValue(yes), cancellationToken))
                return ExitCode.Mistake;

            Submission.Accepted accepted = await SpecIntake.SubmitAsync(store, spec, cancellationToken);
            if (output == OutputFormat.Table)
                _ = LeaderboardTable.RehearseAsync();
            ExperimentRun run = new(store, accepted, (int)parsed.GetValue(parallelism), TimeProvider.System);
            if (!await run.RunAsync(ShowsProgress(parsed.GetValue(noProgress), output), cancellationToken))
            {
                Console.Error.WriteLine(await run.InterruptedAsync(parsed.GetValue(replace)));
                return ExitCode.Interrupted;
            }

            await ReportAsync(parsed, store, run, output, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Before anything is stored: the environment may force a vector width that there is not.</summary>
    private static void RequireLaneWidth()
    {
        try
        {
            _ = LaneWidths.Default;
        }
        catch (InvalidOperationException error)
        {
            throw new MistakeException(error.Message);
        }
    }

    private static async Task ReportAsync(
        ParseResult parsed, IExperimentStore store, ExperimentRun run, OutputFormat output, CancellationToken cancellationToken)
    {
        IReadOnlyList<LeaderboardRow> best = await store.LeaderboardAsync(run.ExperimentId, RunSummary.ShownRows, cancellationToken);
        if (output == OutputFormat.Table)
            await new RunSummary(store, run, StoreOption.Suffix(parsed)).WriteAsync(Screen.Open(), best, cancellationToken);
        else
            await RowOutput.WriteAsync(LeaderboardTable.Columns, best, output, cancellationToken);
    }

    /// <summary>The bar is drawn on stderr; with a table for people, stdout has to be a terminal too, for both are one screen.</summary>
    private static bool ShowsProgress(bool isOff, OutputFormat output) =>
        !isOff && !Console.IsErrorRedirected && (output != OutputFormat.Table || !Console.IsOutputRedirected);
}
