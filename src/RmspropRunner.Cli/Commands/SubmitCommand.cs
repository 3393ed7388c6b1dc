using System.CommandLine;
using System.Text;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Remote;
using RmspropRunner.Cli.Running;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.Cli.Commands;

internal static class SubmitCommand
{
    public static Command Create()
    {
        Argument<string> path = SpecArgument.Create();
        Option<string?> server = ServerOption.Create();
        Option<string?> tokenFile = ServerOption.CreateTokenFile();
        Option<bool> watch = new("--watch") { Description = "Wait until it has ended, and show how it comes along" };
        Option<string> format = FormatOption.Create();
        Command command = new("submit", "Hand a spec to a worker, which runs it") { path, server, tokenFile, watch, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string file = parsed.GetRequiredValue(path);
            (string name, byte[] content) = await SpecFile.ReadContentAsync(file, cancellationToken);
            OutputFormat output = parsed.FormatOf(format);
            if (WithData(file, content) is { } withData)
            {
                if (!withData.IsValid)
                    return await RefuseAsync(name, withData.Errors, output, cancellationToken);
                content = Encoding.UTF8.GetBytes(CanonicalSpec.Write(withData.Spec));
            }

            using WorkerClient worker = ServerOption.Connect(parsed, server, tokenFile);
            SubmissionResource submission;
            try
            {
                submission = await worker.SendAsync(
                    HttpMethod.Post, "api/v1/experiments", content, ContractsJson.Default.SubmissionResource, cancellationToken);
            }
            catch (RemoteRefusalException refusal)
            {
                return await RefuseAsync(worker, name, refusal, output, cancellationToken);
            }

            await ReportAsync(worker, submission, output, cancellationToken);
            if (parsed.GetValue(watch))
                return await new Watching(worker, submission.Experiment, !Console.IsErrorRedirected, TimeProvider.System).RunAsync(cancellationToken);
            if (output == OutputFormat.Table)
            {
                string suffix = ServerOption.Suffix(parsed, server, tokenFile);
                Console.WriteLine($"Next: {CommandName.Typed()} watch {ShellWord.Of(submission.Experiment.Name)}{suffix}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>
    /// The spec with the data that it names as files, which the worker does not read; null where it names none, and the
    /// worker can be sent the text as it is.
    /// </summary>
    private static SpecResult? WithData(string path, byte[] content)
    {
        SpecSurroundings around = SpecFile.Around(path);
        NotedFiles files = new(around.Files);
        SpecResult read = ExperimentSpec.Parse(content, around with { Files = files });
        return files.WereNamed ? read : null;
    }

    private static async Task ReportAsync(WorkerClient worker, SubmissionResource submission, OutputFormat output, CancellationToken cancellationToken)
    {
        if (output != OutputFormat.Table)
        {
            await RowOutput.WriteAsync(SubmissionTable.Columns, [submission], output, cancellationToken);
            return;
        }

        ExperimentResource experiment = submission.Experiment;
        string added = submission.AddedTrials == submission.Trials ? "" : $", {ShownNumber.Of(submission.AddedTrials)} of them new";
        Console.WriteLine($"{experiment.Name} is {RemoteState.Word(experiment.Status)} at {worker.Shown}: {ShownNumber.Count(submission.Trials, "trial")}{added}.");
    }

    /// <summary>Mistakes as validate tells them, differences as run does.</summary>
    private static async Task<int> RefuseAsync(
        WorkerClient worker, string name, RemoteRefusalException refusal, OutputFormat output, CancellationToken cancellationToken)
    {
        if (refusal.Problem.Mistakes is { Count: > 0 } mistakes)
        {
            SpecError[] errors = [.. mistakes.Select(mistake => new SpecError(mistake.Line, mistake.Column, mistake.Message))];
            return await RefuseAsync(name, errors, output, cancellationToken);
        }

        if (refusal.Problem.Differences is { Count: > 0 } differences)
        {
            throw new MistakeException(string.Join(
                Environment.NewLine,
                [
                    $"The experiment is at {worker.Shown} already, and {name} does not continue it:",
                    .. differences.Select(difference => $"  {difference}"),
                    "Give it another name, or delete what is there: rmsprop delete EXPERIMENT --server.",
                ]));
        }

        throw new MistakeException($"{name}: {refusal.Message}");
    }

    private static async Task<int> RefuseAsync(
        string name, IReadOnlyList<SpecError> errors, OutputFormat output, CancellationToken cancellationToken)
    {
        if (output == OutputFormat.Table)
            throw new MistakeException(SpecFile.Describe(name, errors));
        await RowOutput.WriteAsync(SpecErrorTable.Columns, errors, output, cancellationToken);
        return ExitCode.Mistake;
    }
}
