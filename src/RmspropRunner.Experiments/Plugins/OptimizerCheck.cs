using System.Globalization;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.Experiments.Plugins;

/// <summary>What a plugin's optimizer has to say of itself.</summary>
internal static class OptimizerCheck
{
    /// <summary>What is wrong with it; null for nothing.</summary>
    public static string? Mistake(Optimizer optimizer)
    {
        if (string.IsNullOrWhiteSpace(optimizer.Summary))
            return "Summary is empty";
        if (optimizer.Variants is not { Count: > 0 } variants)
            return "it has no Variants: it takes at least one";
        if (variants.Count > 1 && variants.Any(variant => variant.Name is null))
            return "of several variants each has a Name";
        string?[] names = [.. variants.Select(variant => variant.Name)];
        return names.FirstOrDefault(name => name is not null && !DefinitionNames.IsName(name)) is { } wrong ? $"variant '{wrong}': {DefinitionNames.Rule}"
            : names.Distinct().Count() < names.Length ? "two variants have the same Name"
            : variants.Select(Mistake).FirstOrDefault(mistake => mistake is not null);
    }

    private static bool IsOfSchedules(string name) => name == SpecKeys.Schedule || name.StartsWith(Schedule.Prefix, StringComparison.Ordinal);

    private static string? Mistake(OptimizerVariant variant)
    {
        string thing = variant.Name is null ? "" : $"variant {variant.Name}: ";
        string[] names = [.. variant.Hyperparameters?.Select(hyperparameter => hyperparameter.Name) ?? []];
        string? mistake = string.IsNullOrWhiteSpace(variant.Formula) ? "Formula is empty"
            : string.IsNullOrWhiteSpace(variant.Reference) ? "Reference is empty: it says where the rule comes from"
            : variant.Hyperparameters is null ? "Hyperparameters is null"
            : variant.Rule is null ? "Rule is null"
            : names.FirstOrDefault(name => !DefinitionNames.IsName(name)) is { } wrong ? $"hyperparameter '{wrong}': {DefinitionNames.Rule}"
            : names.Contains(SpecKeys.Variant) ? $"a hyperparameter cannot be called {SpecKeys.Variant}, which names variants"
            : names.FirstOrDefault(IsOfSchedules) is { } taken ? $"a hyperparameter cannot be called {taken}, which is for schedules"
            : names.Distinct().Count() < names.Length ? "two hyperparameters have the same Name"
            : variant.Hyperparameters.Select(Mistake).FirstOrDefault(each => each is not null);
        return mistake is null ? null : thing + mistake;
    }

    private static string? Mistake(Hyperparameter hyperparameter) =>
        string.IsNullOrWhiteSpace(hyperparameter.Description) ? $"hyperparameter {hyperparameter.Name}: Description is empty"
        : hyperparameter.IsSwitch && !(hyperparameter.Allows(0) && hyperparameter.Allows(1))
            ? $"hyperparameter {hyperparameter.Name}: a switch has the values 0 and 1, so Below has to be 2"
        : !double.IsFinite(hyperparameter.Minimum) || !(hyperparameter.Minimum < hyperparameter.Below)
            ? $"hyperparameter {hyperparameter.Name}: Minimum is finite, and less than Below"
        : hyperparameter.Default is { } value && !hyperparameter.Allows(value)
            ? string.Create(CultureInfo.InvariantCulture, $"hyperparameter {hyperparameter.Name}: its Default, {value:R}, is not {hyperparameter.Accepts}")
        : null;
}
