using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Commands;

internal static class ExportCommand
{
    public static Command Create()
    {
        Argument<string> name = ExperimentArgument.Create();
        Option<bool> trials = new("--trials") { Description = "Export the trials and how they ended" };
        Option<bool> trace = new("--trace") { Description = "Export every recorded iteration of every trial" };
        Option<string> path = new("--output", "-o")
        {
            Description = "The file, which appears when it is complete; one that is there is replaced. - for stdout",
            HelpName = "FILE",
            Required = true,
        };
        Option<string?> format = new("--format") { Description = "Where the file's name does not end in .csv or .json", HelpName = "json|csv" };
        format.AcceptOnlyFromAmong("json", "csv");
        Command command = new("export", "Write all trials, or all traces, to a CSV or JSON file") { name, trials, trace, path, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(trials) == result.GetValue(trace))
                result.AddError("Choose what to export: --trials or --trace.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string file = parsed.GetRequiredValue(path);
            OutputFormat output = FormatOf(file, parsed.GetValue(format));
            await using IExperimentStore store = await StoreOption.OpenAsync(parsed, StoreAccess.Existing, cancellationToken);
            StoredExperiment experiment = await ExperimentArgument.FindAsync(store, parsed.GetRequiredValue(name), cancellationToken);
            Task WriteAsync(Stream stream)
            {
                if (parsed.GetValue(trials))
                {
                    var rows = store.TrialsAsync(experiment.Id, cancellationToken).ReadAhead(cancellationToken);
                    return RowOutput.WriteAsync(TrialColumns.All, rows, output, stream, cancellationToken);
                }

                var points = store.TracesAsync(experiment.Id, cancellationToken).ReadAhead(cancellationToken);
                return RowOutput.WriteAsync(TraceColumns.OfAllTrials, points, output, stream, cancellationToken);
            }

            if (file == "-")
            {
                await using Stream stdout = StandardOutput.Open();
                await WriteAsync(stdout);
            }
            else
            {
                await OutputFile.WriteAsync(file, WriteAsync);
            }
        });
        return command;
    }

    private static OutputFormat FormatOf(string path, string? format) => (format ?? Path.GetExtension(path).TrimStart('.').ToLowerInvariant()) switch
    {
        "csv" => OutputFormat.Csv,
        "json" => OutputFormat.Json,
        _ => throw new MistakeException($"{path} ends in neither .csv nor .json: add --format csv or --format json."),
    };
}
