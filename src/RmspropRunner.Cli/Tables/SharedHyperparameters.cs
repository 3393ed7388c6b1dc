using System.Text.Json;
using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Cli.Tables;

/// <summary>
/// What all shown configurations of one way of writing an optimizer have in common, so that a table shows what differs
/// and says the rest once: nothing is hidden, and nothing drowns.
/// </summary>
internal sealed class SharedHyperparameters
{
    private const string Variant = "variant";

    private readonly Dictionary<string, IReadOnlySet<string>> _shared = [];

    private SharedHyperparameters(IReadOnlyList<string> lines, Dictionary<string, IReadOnlySet<string>> shared)
    {
        Lines = lines;
        _shared = shared;
    }

    /// <summary>One line for each optimizer that has something in common.</summary>
    public IReadOnlyList<string> Lines { get; }

    public static SharedHyperparameters Of(IReadOnlyList<LeaderboardRow> rows)
    {
        List<string> lines = [];
        Dictionary<string, IReadOnlySet<string>> shared = [];
        foreach (IGrouping<string, LeaderboardRow> group in rows.GroupBy(Name))
        {
            IReadOnlyList<JsonElement> settings = [.. group.Select(row => Parse(row.Hyperparameters))];
            string[] common = [.. settings[0].EnumerateObject()
                .Where(property => property.Name != Variant)
                .Where(property => settings.All(other => other.TryGetProperty(property.Name, out JsonElement value) && value.GetRawText() == property.Value.GetRawText()))
                .Select(property => property.Name)];
            if (settings.Count == 1 || common.Length == 0)
                continue;

            shared.Add(group.Key, common.ToHashSet());
            lines.Add($"{group.Key}: {ShownCell.Hyperparameters(group.First().Hyperparameters, name => common.Contains(name))}");
        }

        return new SharedHyperparameters(lines, shared);
    }

    /// <summary>The variant, and the hyperparameters that are not said once for all.</summary>
    public string Differing(LeaderboardRow row) => ShownCell.Hyperparameters(
        row.Hyperparameters, name => !_shared.TryGetValue(Name(row), out IReadOnlySet<string>? shared) || !shared.Contains(name));

    private static string Name(LeaderboardRow row) =>
        Parse(row.Hyperparameters).TryGetProperty(Variant, out JsonElement variant) ? $"{row.Optimizer} {variant.GetString()}" : row.Optimizer;

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
