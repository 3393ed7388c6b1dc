using System.Globalization;
using System.Text.RegularExpressions;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Api;

/// <summary>
/// How a path names an experiment: by its name, or as @ and its id. A name may hold any character, a slash or a percent
/// sign too, which proxies and servers decode as they like; so what the API gives out uses the name only where it is plain.
/// </summary>
internal static partial class ExperimentKey
{
    public static string Of(StoredExperiment experiment) => Of(experiment.Id, experiment.Name);

    public static string Of(long id, string name) =>
        Plain().IsMatch(name) ? name : string.Create(CultureInfo.InvariantCulture, $"@{id}");

    /// <summary>The experiment that the key names, or null. A name that begins with @ and looks like an id is an id.</summary>
    public static Task<StoredExperiment?> FindAsync(IExperimentCatalog catalog, string key, CancellationToken cancellationToken) =>
        IdIn(key) is { } id ? catalog.FindAsync(id, cancellationToken) : catalog.FindAsync(key, cancellationToken);

    /// <summary>Asks for the experiment that the key names.</summary>
    public static OverviewFilter Filter(string key) => IdIn(key) is { } id
        ? new OverviewFilter { Id = id, Limit = 1 }
        : new OverviewFilter { Name = key, Limit = 1 };

    /// <summary>The id that the key is, or null where it is a name.</summary>
    private static long? IdIn(string key) =>
        key.StartsWith('@') && long.TryParse(key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;

    [GeneratedRegex(@"\A[A-Za-z0-9_-][A-Za-z0-9._-]*\z")]
    private static partial Regex Plain();
}
