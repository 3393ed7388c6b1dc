using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Reports;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Commands;

internal static class TraceCommand
{
    private const int ShownRows = 50;

    public static Command Create()
    {
        Argument<string> name = ExperimentArgument.Create();
        Argument<long> number = TrialArgument.Create();
        Option<bool> all = new("--all") { Description = $"Show more than the first {ShownRows} in a table; the other formats always have all" };
        Option<string> format = FormatOption.Create("report");
        Command command = new("trace", "Show a trial's recorded iterations; --format report prints them as the tutorials do")
        {
            name, number, all, format,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using IExperimentStore store = await StoreOption.OpenAsync(parsed, StoreAccess.Existing, cancellationToken);
            StoredExperiment experiment = await ExperimentArgument.FindAsync(store, parsed.GetRequiredValue(name), cancellationToken);
            TrialRecord trial = await TrialArgument.FindAsync(store, experiment, parsed.GetValue(number), cancellationToken);
            IAsyncEnumerable<TracePoint> trace = RecordedAsync(store, experiment, trial, cancellationToken);
            if (parsed.FormatOf(format) == OutputFormat.Report)
            {
                await using StreamWriter output = new(StandardOutput.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
                await TutorialReport.WriteAsync(trace, output, cancellationToken);
                return;
            }

            await RowOutput.WriteAsync(
                TraceTable.Columns,
                trace,
                parsed.FormatOf(format),
                parsed.GetValue(all) ? int.MaxValue : ShownRows,
                $"… and more, up to iteration {trial.Outcome.Iterations}: --all or --format csv",
                cancellationToken);
        });
        return command;
    }

    private static async IAsyncEnumerable<TracePoint> RecordedAsync(
        IExperimentStore store,
        StoredExperiment experiment,
        TrialRecord trial,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool isRecorded = false;
        await foreach (TracePoint point in store.TraceAsync(experiment.Id, trial.Number, cancellationToken))
        {
            isRecorded = true;
            yield return point;
        }

        if (!isRecorded)
            throw new MistakeException($"No trace of {experiment.Name} was recorded: its spec has trace: {{ every: 0 }}.");
    }
}
