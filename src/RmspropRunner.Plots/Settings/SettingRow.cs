using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Settings;

/// <summary>A configuration's results with its hyperparameters taken apart.</summary>
internal sealed record SettingRow(LeaderboardRow Row, Dictionary<string, SettingValue> Settings)
{
    /// <summary>Whether half of its trials diverged: their best objective is from before, and says little.</summary>
    public bool IsMostlyDiverged => Row.Trials > 0 && 2 * Row.Diverged >= Row.Trials;

    public double Median => Row.BestObjective.Median;

    /// <summary>Every stored configuration of the problem, the best first.</summary>
    /// <exception cref="PlotException">There is none.</exception>
    public static async Task<IReadOnlyList<SettingRow>> ReadAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken) =>
        [.. (await LeaderboardChoice.AllAsync(subject, request, cancellationToken)).Select(row => new SettingRow(row, SettingValue.Read(row.Hyperparameters)))];

    /// <summary>The hyperparameters that have several values among the rows, those with the most first, the learning rate before all.</summary>
    public static IReadOnlyList<string> Varying(IEnumerable<SettingRow> rows)
    {
        Dictionary<string, HashSet<SettingValue>> values = [];
        Dictionary<string, int> seen = [];
        int count = 0;
        foreach (SettingRow row in rows)
        {
            count++;
            foreach ((string name, SettingValue value) in row.Settings)
            {
                if (!values.TryGetValue(name, out HashSet<SettingValue>? own))
                    values[name] = own = [];
                own.Add(value);
                seen[name] = seen.GetValueOrDefault(name) + 1;
            }
        }

        return [.. values.Where(pair => pair.Value.Count > 1 || seen[pair.Key] < count)
            .OrderByDescending(pair => pair.Key == SettingNames.LearningRate).ThenByDescending(pair => pair.Value.Count).Select(pair => pair.Key)];
    }

    /// <summary>A line with what all rows of an optimizer have in common; none where that is nothing.</summary>
    public static IEnumerable<string> Shared(string optimizer, IReadOnlyList<SettingRow> rows)
    {
        IReadOnlyList<string> varying = Varying(rows);
        string shared = string.Join(", ", rows[0].Settings.Where(setting => !varying.Contains(setting.Key)).Select(setting => $"{setting.Key} {setting.Value.Text}"));
        return shared.Length > 0 ? [$"{optimizer}: {shared}"] : [];
    }
}
