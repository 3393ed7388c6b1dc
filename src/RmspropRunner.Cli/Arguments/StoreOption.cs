using System.CommandLine;
using RmspropRunner.Cli.Running;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Arguments;

/// <summary>Which store a command works on.</summary>
internal static class StoreOption
{
    public const string DefaultLocation = "rmsprop.db";

    public static Option<string> Option { get; } = new("--store")
    {
        Description = "The store: a SQLite file, or PostgreSQL as postgres://user@host/database or Host=…;Database=… (environment: RMSPROP_STORE)",
        HelpName = "STORE",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("RMSPROP_STORE") is { Length: > 0 } location ? location : DefaultLocation,
    };

    /// <summary>Opens the store that the command line or the environment names.</summary>
    public static Task<IExperimentStore> OpenAsync(ParseResult parsed, StoreAccess access, CancellationToken cancellationToken) =>
        ExperimentStores.OpenAsync(parsed.GetRequiredValue(Option), access, TimeProvider.System, cancellationToken);

    /// <summary>Begins to load what opening the store will need, so that it comes beside reading the spec and not after it.</summary>
    public static void Prepare(ParseResult parsed) => ExperimentStores.Prepare(parsed.GetRequiredValue(Option));

    /// <summary>Which migrations that store has; makes and changes nothing.</summary>
    public static Task<StoreSchema> SchemaAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        ExperimentStores.SchemaAsync(parsed.GetRequiredValue(Option), cancellationToken);

    /// <summary>What to add to a command so that it finds the same store: nothing where it would anyway. Never a password.</summary>
    public static string Suffix(ParseResult parsed) =>
        parsed.GetResult(Option) is { Implicit: false }
            ? $" --store {ShellWord.Of(ExperimentStores.Shown(parsed.GetRequiredValue(Option)))}"
            : "";
}
