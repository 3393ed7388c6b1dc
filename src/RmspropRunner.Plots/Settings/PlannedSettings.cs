using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Plots.Settings;

/// <summary>What a plan varies.</summary>
internal static class PlannedSettings
{
    /// <summary>
    /// For each optimizer the hyperparameters that have several values. The first and the last trial of a part are at
    /// opposite corners of its grid, so that two trials of each tell, however many there are.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Varying(ExperimentPlan plan) => plan.Parts
        .GroupBy(part => part.Optimizer.Name)
        .ToDictionary(parts => parts.Key, parts => Varying([.. parts
            .SelectMany(part => (Trial[])[plan[part.FirstTrial], plan[part.LastTrial]])
            .Select(trial => SettingValue.Read(trial.Configuration.Hyperparameters))]));

    private static IReadOnlyList<string> Varying(IReadOnlyList<Dictionary<string, SettingValue>> corners) =>
    [
        .. corners.SelectMany(corner => corner.Keys).Distinct().Where(name => corners
            .Select(corner => corner.TryGetValue(name, out SettingValue value) ? value : (SettingValue?)null).Distinct().Count() > 1),
    ];
}
