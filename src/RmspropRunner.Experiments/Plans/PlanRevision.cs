using System.Globalization;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Experiments.Plans;

/// <summary>One spec of an experiment, as boxes of trials: what a <see cref="Region"/> adds and takes away.</summary>
internal sealed class PlanRevision
{
    private readonly Dictionary<ProblemInstance, int> _problemPlaces;

    public PlanRevision(ExperimentSpec spec)
    {
        Spec = spec;
        Problems = ProblemInstance.Of(spec);
        _problemPlaces = Problems.Select((problem, place) => (problem, place)).ToDictionary(pair => pair.problem, pair => pair.place);
        Starts = new ListAxis<string>(spec.Start.Points is null ? [spec.Start.IsCustomary ? SpecKeys.Customary : SpecKeys.Uniform] : [.. spec.Start.Points.Select(Text)]);
        Seeds = new SeedAxis(spec.Seeds);
        Settings = [.. spec.Optimizers.Select(SettingAxes)];
    }

    public ExperimentSpec Spec { get; }

    public IReadOnlyList<ProblemInstance> Problems { get; }

    public ListAxis<string> Starts { get; }

    public SeedAxis Seeds { get; }

    /// <summary>For each optimizer entry, an axis for each hyperparameter as written.</summary>
    public IReadOnlyList<IReadOnlyList<ListAxis<double>>> Settings { get; }

    /// <summary>The place of a problem among <see cref="Problems"/>; −1 where it is not there.</summary>
    public int PlaceOf(ProblemInstance problem) => _problemPlaces.GetValueOrDefault(problem, -1);

    /// <summary>The entry's settings, in the order in which <paramref name="order"/> has its hyperparameters.</summary>
    public IReadOnlyList<ListAxis<double>> SettingsInOrderOf(OptimizerEntry order, int entry)
    {
        IReadOnlyList<Setting> own = Spec.Optimizers[entry].Settings;
        return [.. order.Settings.Select(setting =>
            Settings[entry][own.TakeWhile(other => other.Hyperparameter.Name != setting.Hyperparameter.Name).Count()])];
    }

    /// <summary>The first <paramref name="count"/> entries that are for the same variant.</summary>
    public IEnumerable<int> EntriesFor(OptimizerVariant variant, int count) =>
        Enumerable.Range(0, count).Where(entry => ReferenceEquals(Spec.Optimizers[entry].Variant, variant));

    /// <summary>The entry's trials on one problem as a box: its settings, the starts, the seeds.</summary>
    public IReadOnlyList<Axis> TrialBox(OptimizerEntry order, int entry) => [.. SettingsInOrderOf(order, entry), Starts, Seeds];

    private static IReadOnlyList<ListAxis<double>> SettingAxes(OptimizerEntry entry) =>
        [.. entry.Settings.Select(setting => new ListAxis<double>(setting.Values))];

    private static string Text(IReadOnlyList<double> point) =>
        string.Join(',', point.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
