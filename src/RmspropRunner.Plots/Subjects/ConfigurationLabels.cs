using System.Text.Json;
using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Plots.Subjects;

/// <summary>What tells some configurations apart, and what they have in common.</summary>
internal sealed class ConfigurationLabels
{
    private readonly Dictionary<long, string> _labels = [];

    public ConfigurationLabels(IReadOnlyList<Configuration> configurations)
    {
        List<Dictionary<string, string>> settings = [.. configurations.Select(SettingsOf)];
        HashSet<string> shared = [.. settings.SelectMany(all => all.Keys).Distinct().Where(key =>
            settings.All(all => all.TryGetValue(key, out string? value) && value == settings[0].GetValueOrDefault(key)))];
        for (int i = 0; i < configurations.Count; i++)
        {
            IEnumerable<string> own = settings[i].Where(setting => !shared.Contains(setting.Key)).Select(setting => $"{setting.Key} {setting.Value}");
            _labels[configurations[i].Number] = string.Join(", ", own.Prepend(configurations[i].Optimizer.Name));
        }

        Shared = settings.Count == 0 ? "" : string.Join(", ", settings[0].Where(setting => shared.Contains(setting.Key)).Select(setting => $"{setting.Key} {setting.Value}"));
    }

    /// <summary>The settings that all of them have: schedule, clipping and decay among them.</summary>
    public string Shared { get; }

    public string this[long configuration] => _labels[configuration];

    /// <summary>The hyperparameters of a configuration as they are written in results.</summary>
    public static Dictionary<string, string> SettingsOf(Configuration configuration)
    {
        using JsonDocument json = JsonDocument.Parse(configuration.Hyperparameters);
        return json.RootElement.EnumerateObject().ToDictionary(
            property => property.Name,
            property => property.Value.ValueKind == JsonValueKind.Number ? Captions.Text(property.Value.GetDouble()) : property.Value.ToString());
    }
}
