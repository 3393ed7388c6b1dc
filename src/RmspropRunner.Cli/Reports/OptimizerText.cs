using RmspropRunner.Cli.Output;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Preparations;

namespace RmspropRunner.Cli.Reports;

/// <summary>An optimizer described for people: every variant with its formula and hyperparameters.</summary>
internal static class OptimizerText
{
    public static void Write(TextWriter output, Optimizer optimizer)
    {
        output.WriteLine(optimizer.Name);
        output.WriteLine($"  {optimizer.Summary}");
        for (int i = 0; i < optimizer.Variants.Count; i++)
        {
            OptimizerVariant variant = optimizer.Variants[i];
            if (variant.Name is not null)
                output.WriteLine($"  variant: {variant.Name}{(i == 0 ? " (default)" : "")}");
            Write(output, variant, variant.Name is null ? "  " : "    ");
        }
    }

    private static void Write(TextWriter output, OptimizerVariant variant, string indent)
    {
        output.WriteLine($"{indent}{variant.Formula}");
        Write(output, variant.Hyperparameters, each => each.Name, indent);
        string[] refused = [.. Preparation.Hyperparameters.Select(each => each.Name)
            .Except(variant.CommonHyperparameters.Concat(variant.Hyperparameters).Select(each => each.Name))];
        if (refused.Length > 0)
            output.WriteLine($"{indent}without: {string.Join(", ", refused)}");
        output.WriteLine($"{indent}from: {variant.Reference}");
        if (variant.Differs is not null)
            output.WriteLine($"{indent}elsewhere: {variant.Differs}");
    }

    /// <summary>One line for each hyperparameter.</summary>
    public static void Write(
        TextWriter output, IReadOnlyList<Hyperparameter> hyperparameters, Func<Hyperparameter, string> nameOf, string indent)
    {
        int width = hyperparameters.Select(each => nameOf(each).Length).DefaultIfEmpty().Max();
        foreach (Hyperparameter hyperparameter in hyperparameters)
        {
            string accepted = $"{hyperparameter.Accepts}, {Default(hyperparameter)}";
            output.WriteLine($"{indent}{nameOf(hyperparameter).PadRight(width)}  {hyperparameter.Description}; {accepted}");
        }
    }

    /// <summary>What it is where the spec has none, or that the spec has to have it.</summary>
    public static string Default(Hyperparameter hyperparameter) => hyperparameter switch
    {
        { Default: null } => "required",
        { IsSwitch: true } => $"default {(hyperparameter.Default != 0 ? "true" : "false")}",
        _ => $"default {ShownNumber.Of(hyperparameter.Default.Value)}",
    };
}
