using System.Text.RegularExpressions;

namespace RmspropRunner.Experiments.Plugins;

/// <summary>What problems, optimizers, variants and hyperparameters may be called.</summary>
internal static partial class DefinitionNames
{
    public const string Rule = "a name has small letters, digits and _, begins with a letter, and has at most 64 characters";

    public static bool IsName(string? name) => name is not null && Name().IsMatch(name);

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
