using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <param name="values">Reads the hyperparameters' values.</param>
/// <param name="catalog">The optimizers that the spec can name.</param>
/// <param name="knowsAll">Whether the catalog has all that it should.</param>
/// <param name="mistakes">Where mistakes go.</param>
internal sealed class OptimizersReader(ValuesReader values, IReadOnlyList<Optimizer> catalog, bool knowsAll, Mistakes mistakes)
{
    private readonly NamedEntryReader _entries = new("optimizer", [.. catalog.Select(optimizer => optimizer.Name)], mistakes, knowsAll);
    private readonly VariantsReader _variants = new(mistakes);
    private readonly SchedulesReader _schedules = new(values, mistakes);

    /// <summary>An entry for each variant, under each schedule, of each entry in the text.</summary>
    public IReadOnlyList<OptimizerEntry> Read(Node node) => [.. _entries.Read(node).SelectMany(ReadEntry)];

    private IEnumerable<OptimizerEntry> ReadEntry(NamedEntry entry)
    {
        Optimizer optimizer = catalog.First(known => known.Name == entry.Name.Text);
        IReadOnlyList<MappingEntry> parameters = entry.Parameters?.Entries ?? [];
        MappingEntry? variant = optimizer.HasVariants
            ? parameters.FirstOrDefault(parameter => parameter.Key.Text == SpecKeys.Variant)
            : null;
        IReadOnlyList<OptimizerVariant> variants = variant is null ? [optimizer.Variants[0]] : _variants.Read(variant.Value, optimizer);

        // Where no variant is known, any of them may be meant: what none of them has is still a mistake.
        MappingEntry[] settings = [.. parameters.Where(parameter => parameter != variant)];
        foreach (MappingEntry setting in settings)
            CheckName(setting.Key, optimizer, variants);
        MappingEntry? written = parameters.FirstOrDefault(parameter => parameter.Key.Text == SpecKeys.Schedule);
        IReadOnlyList<WrittenSchedule> schedules = written is null ? [WrittenSchedule.Constant] : _schedules.Read(written.Value);
        return variants
            .SelectMany(each => schedules.Select(schedule => ReadVariant(entry.Name, optimizer, each, schedule, settings)))
            .ToList();
    }

    private OptimizerEntry ReadVariant(
        ScalarNode name, Optimizer optimizer, OptimizerVariant variant, WrittenSchedule schedule, MappingEntry[] written)
    {
        IReadOnlyList<Hyperparameter> hyperparameters = [.. variant.Hyperparameters, .. variant.CommonHyperparameters];
        List<Setting> settings = [];
        foreach ((ScalarNode key, Node value) in written)
        {
            if (key.Text == SpecKeys.Schedule)
                settings.AddRange(schedule.Settings);
            else if (hyperparameters.FirstOrDefault(hyperparameter => hyperparameter.Name == key.Text) is Hyperparameter known)
                settings.Add(new Setting(known, values.Read(value, NumberRule.Of(known))));
        }

        foreach (Hyperparameter hyperparameter in hyperparameters.Except(settings.Select(setting => setting.Hyperparameter)))
        {
            if (hyperparameter.Default is double value)
                settings.Add(new Setting(hyperparameter, [value]));
            else
                AddMissing(name, hyperparameter, Title(optimizer, variant));
        }

        return new OptimizerEntry { Optimizer = optimizer, Variant = variant, Schedule = schedule.Schedule, Settings = settings };
    }

    private void AddMissing(ScalarNode name, Hyperparameter hyperparameter, string title) => mistakes.Add(
        name.Place, $"'{hyperparameter.Name}' is missing: {title} has no default for it; it takes {hyperparameter.Accepts}.");

    private void CheckName(ScalarNode key, Optimizer optimizer, IReadOnlyList<OptimizerVariant> variants)
    {
        OptimizerVariant[] without = [.. (variants.Count > 0 ? variants : optimizer.Variants).Where(variant => !Knows(variant, key.Text))];
        if (without.Length == 0 || (variants.Count == 0 && without.Length < optimizer.Variants.Count))
            return;
        string[] known = [.. Keys(without[0])];
        string title = variants.Count == 0 ? optimizer.Name : Title(optimizer, without);
        mistakes.Add(key.Place, KnownNames.Answer(
            key.Text, $"a hyperparameter of {title}", optimizer.HasVariants ? [SpecKeys.Variant, .. known] : known, "It takes"));
    }

    private static bool Knows(OptimizerVariant variant, string name) => Keys(variant).Contains(name);

    private static IEnumerable<string> Keys(OptimizerVariant variant)
    {
        IEnumerable<string> keys = variant.Hyperparameters.Concat(variant.CommonHyperparameters).Select(hyperparameter => hyperparameter.Name);
        return variant.HasLearningRate ? keys.Append(SpecKeys.Schedule) : keys;
    }

    private static string Title(Optimizer optimizer, params OptimizerVariant[] variants)
    {
        string names = string.Join(", ", variants.Select(variant => variant.Name));
        return !optimizer.HasVariants ? optimizer.Name
            : variants.Length == 1 ? $"{optimizer.Name} (variant {names})"
            : $"{optimizer.Name} (variants {names})";
    }
}
