using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Reports;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Cli.Commands;

internal static class ProblemsCommand
{
    public static Command Create()
    {
        Argument<string?> name = NameArgument.Create("Only the problem of this name");
        Option<string> format = FormatOption.Create();
        Command command = new("problems", "Describe the problems that specs can name") { name, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IReadOnlyList<Problem> problems = NameArgument.Filter(ProblemCatalog.All, problem => problem.Name, parsed.GetValue(name), "problem");
            if (parsed.FormatOf(format) == OutputFormat.Table)
                TextBlocks.Write([.. problems.Select(Description), TransformationText.Write], (output, write) => write(output));
            else
                await RowOutput.WriteAsync(ProblemTable.Columns, problems, parsed.FormatOf(format), cancellationToken);
        });
        return command;
    }

    private static Action<TextWriter> Description(Problem problem) => output => ProblemText.Write(output, problem);
}
