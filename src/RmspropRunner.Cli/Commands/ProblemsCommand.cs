using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Reports;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Descriptions;

namespace RmspropRunner.Cli.Commands;

internal static class ProblemsCommand
{
    public static Command Create()
    {
        Argument<string?> name = NameArgument.Create("Only the problem of this name");
        Option<string> format = FormatOption.Create("markdown");
        Command command = new("problems", "Describe the problems that specs can name") { name, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IReadOnlyList<ProblemDescription> problems =
                NameArgument.Filter(SpecDescriptions.Problems, problem => problem.Name, parsed.GetValue(name), "problem");
            OutputFormat output = parsed.FormatOf(format);
            if (output == OutputFormat.Table)
                TextBlocks.Write([.. problems.Select(Description), .. Common(problems)], (writer, write) => write(writer));
            else if (output == OutputFormat.Markdown)
                TextBlocks.Write([problems], ProblemMarkdown.Write);
            else
                await RowOutput.WriteAsync(ProblemTable.Columns, problems, output, cancellationToken);
        });
        return command;
    }

    private static Action<TextWriter> Description(ProblemDescription problem) => output => ProblemText.Write(output, problem);

    private static Action<TextWriter>[] Common(IReadOnlyList<ProblemDescription> problems) =>
        problems.Any(problem => problem.Function is not null) ? [TransformationNotes.Write] : [];
}
