using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Reports;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Cli.Commands;

internal static class OptimizersCommand
{
    public static Command Create()
    {
        Argument<string?> name = NameArgument.Create("Only the optimizer of this name");
        Option<string> format = FormatOption.Create("markdown");
        Command command = new("optimizers", "Describe the optimizers that specs can name") { name, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IReadOnlyList<Optimizer> optimizers =
                NameArgument.Filter(OptimizerCatalog.All, optimizer => optimizer.Name, parsed.GetValue(name), "optimizer");
            if (parsed.FormatOf(format) == OutputFormat.Table)
            {
                Action<TextWriter>[] blocks =
                [
                    .. optimizers.Select(optimizer => (Action<TextWriter>)(output => OptimizerText.Write(output, optimizer))),
                    CommonOptimizerText.WriteHyperparameters,
                    CommonOptimizerText.WriteSchedules,
                ];
                TextBlocks.Write(blocks, (output, write) => write(output));
                return;
            }

            if (parsed.FormatOf(format) == OutputFormat.Markdown)
            {
                TextBlocks.Write([optimizers], OptimizerMarkdown.Write);
                return;
            }

            IReadOnlyList<(Optimizer Optimizer, OptimizerVariant Variant)> rows =
                [.. optimizers.SelectMany(optimizer => optimizer.Variants.Select(variant => (optimizer, variant)))];
            await RowOutput.WriteAsync(OptimizerTable.Columns, rows, parsed.FormatOf(format), cancellationToken);
        });
        return command;
    }
}
