using System.CommandLine;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Arguments;

/// <summary>Which store a command works on.</summary>
internal static class StoreOption
{
    public const string DefaultLocation = "rmsprop.db";

    public static Option<string> Option { get; } = new("--store")
    {
        Description = "The store: a SQLite file or a connection string (environment: RMSPROP_STORE)",
        HelpName = "FILE",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("RMSPROP_STORE") is { Length: > 0 } location ? location : DefaultLocation,
    };

    /// <summary>Opens the store that the command line or the environment names.</summary>
    public static Task<IExperimentStore> OpenAsync(ParseResult parsed, StoreAccess access, CancellationToken cancellationToken) =>
        ExperimentStores.OpenAsync(parsed.GetRequiredValue(Option), access, TimeProvider.System, cancellationToken);

    /// <summary>What to add to a command so that it finds the same store: nothing where it would anyway.</summary>
    public static string Suffix(ParseResult parsed) =>
        parsed.GetResult(Option) is { Implicit: false } ? $" --store {parsed.GetRequiredValue(Option)}" : "";
}
