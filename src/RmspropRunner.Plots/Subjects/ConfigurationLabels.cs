using System.Text.Json;
using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Plots.Subjects;

/// <summary>
/// What tells some configurations apart in few words, and beside it all that they have in common: a hyperparameter is in the
/// label where configurations of the same optimizer differ in it, else in a line about that optimizer. So nothing is hidden.
/// </summary>
internal sealed class ConfigurationLabels
{
    /// <summary>What people look for first is in the label wherever it is not the same for all.</summary>
    private const string LearningRate = "learning_rate";

    private readonly Dictionary<long, string> _labels = [];
    private readonly List<string> _lines = [];

    public ConfigurationLabels(IReadOnlyList<Configuration> configurations)
    {
        List<(Configuration Configuration, Dictionary<string, string> Settings)> all = [.. configurations.Select(each => (each, SettingsOf(each)))];
        bool isOneRate = all.Select(each => each.Settings.GetValueOrDefault(LearningRate)).Distinct().Count() < 2;
        foreach (var optimizer in all.GroupBy(each => each.Configuration.Optimizer.Name))
        {
            Dictionary<string, string> first = optimizer.First().Settings;
            HashSet<string> shared = [.. first.Keys.Where(key =>
                (key != LearningRate || isOneRate) && optimizer.All(each => each.Settings.GetValueOrDefault(key) == first[key]))];
            foreach ((Configuration configuration, Dictionary<string, string> settings) in optimizer)
            {
                _labels[configuration.Number] = string.Join(
                    ", ", settings.Where(setting => !shared.Contains(setting.Key)).Select(Text).Prepend(configuration.Optimizer.Name));
            }

            if (shared.Count > 0)
                _lines.Add($"{optimizer.Key}: {string.Join(", ", first.Where(setting => shared.Contains(setting.Key)).Select(Text))}");
        }
    }

    /// <summary>The settings that all shown configurations of an optimizer have, schedule, clipping and decay among them: a line for each optimizer.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public string this[long configuration] => _labels[configuration];

    /// <summary>The hyperparameters of a configuration as they are written in results.</summary>
    public static Dictionary<string, string> SettingsOf(Configuration configuration)
    {
        using JsonDocument json = JsonDocument.Parse(configuration.Hyperparameters);
        return json.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.ValueKind switch
        {
            JsonValueKind.Number => Captions.Text(property.Value.GetDouble()),
            JsonValueKind.String => property.Value.GetString()!,
            _ => property.Value.GetRawText(),
        });
    }

    private static string Text(KeyValuePair<string, string> setting) => $"{setting.Key} {setting.Value}";
}
