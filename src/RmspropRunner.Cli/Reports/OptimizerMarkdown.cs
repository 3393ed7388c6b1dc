using RmspropRunner.Experiments.Descriptions;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.Cli.Reports;

/// <summary>The optimizers as a page: docs/optimizers.md.</summary>
internal static class OptimizerMarkdown
{
    public static void Write(TextWriter output, IReadOnlyList<Optimizer> optimizers)
    {
        output.WriteLine("# Optimizers");
        output.WriteLine();
        output.WriteLine("What may stand under `optimizers:` in a [spec](spec.md). Your own can be a [plugin](plugins.md).");
        output.WriteLine(MarkdownText.Origin("optimizers"));
        output.WriteLine("x are the parameters, g is the gradient there; every hyperparameter takes a value, a list of values or a range.");
        if (SpecDescriptions.OfEveryOptimizer is { Count: > 0 } common)
        {
            output.WriteLine();
            output.WriteLine("## What every optimizer takes");
            output.WriteLine();
            output.WriteLine("Beside its own, unless it has one of that name itself:");
            output.WriteLine();
            ParameterMarkdown.Write(output, common);
        }

        WriteSchedules(output);
        foreach (Optimizer optimizer in optimizers)
        {
            output.WriteLine();
            output.WriteLine($"## {optimizer.Name}");
            output.WriteLine();
            output.WriteLine($"{MarkdownText.Words(optimizer.Summary)}.");
            for (int i = 0; i < optimizer.Variants.Count; i++)
                Write(output, optimizer.Variants[i], isDefault: i == 0);
        }
    }

    private static void WriteSchedules(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("## Schedules");
        output.WriteLine();
        output.WriteLine("What `learning_rate` is multiplied with at an update: k is the number of updates before it, N the iterations of the trial.");
        foreach (Schedule schedule in ScheduleCatalog.All)
        {
            output.WriteLine();
            output.WriteLine($"### schedule: {schedule.Name}");
            output.WriteLine();
            output.WriteLine($"{MarkdownText.Words(schedule.Summary)}.");
            output.WriteLine();
            output.WriteLine($"    {schedule.Formula}");
            output.WriteLine();
            output.WriteLine($"From: {MarkdownText.Words(schedule.Reference)}.");
            if (schedule.Differs is not null)
                output.WriteLine($"Elsewhere: {MarkdownText.Words(schedule.Differs)}.");
            Write(output, schedule.Parameters, Schedule.KeyOf);
        }
    }

    private static void Write(TextWriter output, OptimizerVariant variant, bool isDefault)
    {
        output.WriteLine();
        if (variant.Name is not null)
        {
            output.WriteLine($"### variant: {variant.Name}{(isDefault ? " (the default)" : "")}");
            output.WriteLine();
        }

        foreach (string step in variant.Formula.Split(";  "))
            output.WriteLine($"    {step}");
        output.WriteLine();
        output.WriteLine($"From: {MarkdownText.Words(variant.Reference)}.");
        if (variant.Differs is not null)
            output.WriteLine($"Elsewhere: {MarkdownText.Words(variant.Differs)}.");
        Write(output, variant.Hyperparameters, hyperparameter => hyperparameter.Name);
    }

    private static void Write(TextWriter output, IReadOnlyList<Hyperparameter> hyperparameters, Func<Hyperparameter, string> nameOf)
    {
        if (hyperparameters.Count == 0)
            return;
        output.WriteLine();
        MarkdownText.Table(
            output,
            ["hyperparameter", "what it is", "takes", "default"],
            hyperparameters.Select(hyperparameter => (IReadOnlyList<string>)
            [
                MarkdownText.Code(nameOf(hyperparameter)),
                MarkdownText.Words(hyperparameter.Description),
                hyperparameter.Accepts,
                OptimizerText.Default(hyperparameter) is var text && text.StartsWith("default ", StringComparison.Ordinal) ? MarkdownText.Code(text["default ".Length..]) : text,
            ]));
    }
}
