using System.Globalization;
using System.Text.RegularExpressions;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Api;

/// <summary>
/// How a path names an experiment: by its name, or as @ and its id. A name may hold any character, a slash or a percent
/// sign too, which proxies and servers decode as they like; so what the API gives out uses the name only where it is plain.
/// </summary>
internal static partial class ExperimentKey
{
    public static string Of(StoredExperiment experiment) =>
        Plain().IsMatch(experiment.Name) ? experiment.Name : string.Create(CultureInfo.InvariantCulture, $"@{experiment.Id}");

    /// <summary>The experiment that the key names, or null. A name that begins with @ and looks like an id is an id.</summary>
    public static Task<StoredExperiment?> FindAsync(IExperimentCatalog catalog, string key, CancellationToken cancellationToken) =>
        key.StartsWith('@') && long.TryParse(key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? catalog.FindAsync(id, cancellationToken)
            : catalog.FindAsync(key, cancellationToken);

    [GeneratedRegex(@"\A[A-Za-z0-9_-][A-Za-z0-9._-]*\z")]
    private static partial Regex Plain();
}
