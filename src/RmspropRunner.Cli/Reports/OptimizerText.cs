using RmspropRunner.Cli.Output;
using RmspropRunner.Optim.Optimizers;

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
        int width = variant.Hyperparameters.Max(hyperparameter => hyperparameter.Name.Length);
        foreach (Hyperparameter hyperparameter in variant.Hyperparameters)
        {
            string accepted = $"{hyperparameter.Accepts}, {Default(hyperparameter)}";
            output.WriteLine($"{indent}{hyperparameter.Name.PadRight(width)}  {hyperparameter.Description}; {accepted}");
        }

        output.WriteLine($"{indent}from: {variant.Reference}");
        if (variant.Differs is not null)
            output.WriteLine($"{indent}elsewhere: {variant.Differs}");
    }

    /// <summary>What it is where the spec has none, or that the spec has to have it.</summary>
    public static string Default(Hyperparameter hyperparameter) => hyperparameter switch
    {
        { Default: null } => "required",
        { IsSwitch: true } => $"default {(hyperparameter.Default != 0 ? "true" : "false")}",
        _ => $"default {ShownNumber.Of(hyperparameter.Default.Value)}",
    };
}
