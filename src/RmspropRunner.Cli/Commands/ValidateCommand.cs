using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.Cli.Commands;

internal static class ValidateCommand
{
    public static Command Create()
    {
        Argument<string> path = SpecArgument.Create();
        Option<string> format = FormatOption.Create();
        Command command = new("validate", "Check a spec: every mistake with its line and column") { path, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            SpecFile file = await SpecFile.ReadAsync(parsed.GetRequiredValue(path), cancellationToken);
            OutputFormat output = parsed.FormatOf(format);
            if (output != OutputFormat.Table)
            {
                await RowOutput.WriteAsync(SpecErrorTable.Columns, file.Result.Errors, output, cancellationToken);
                return file.Result.IsValid ? ExitCode.Done : ExitCode.Mistake;
            }

            ExperimentSpec spec = file.Require();
            ExperimentPlan plan = new(spec);
            string size = $"{ShownNumber.Count(plan.Count, "trial")} of {ShownNumber.Count(plan.ConfigurationCount, "configuration")}";
            Console.WriteLine($"{file.Name}: {spec.Name} is valid: {size}.");
            return ExitCode.Done;
        });
        return command;
    }
}
