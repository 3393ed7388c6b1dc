using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Settings;

/// <summary>Names of hyperparameters, as results have them.</summary>
internal static class SettingNames
{
    public const string LearningRate = "learning_rate";

    /// <summary>The rows that have the hyperparameter.</summary>
    /// <exception cref="PlotException">None has it; the message has those that there are.</exception>
    public static IReadOnlyList<SettingRow> Having(this IReadOnlyList<SettingRow> rows, string name)
    {
        IReadOnlyList<SettingRow> having = [.. rows.Where(row => row.Settings.ContainsKey(name))];
        return having.Count > 0 ? having : throw new PlotException(
            $"'{name}' is not a hyperparameter of what is stored; there are {string.Join(", ", rows.SelectMany(row => row.Settings.Keys).Distinct())}.");
    }
}
