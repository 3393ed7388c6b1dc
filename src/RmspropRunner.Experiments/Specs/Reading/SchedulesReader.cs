using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Reads <c>schedule: cosine</c>, <c>schedule: { step: { every: 100 } }</c> and lists of those.</summary>
internal sealed class SchedulesReader(ValuesReader values, Mistakes mistakes)
{
    private readonly NamedEntryReader _entries = new("schedule", [.. ScheduleCatalog.All.Select(schedule => schedule.Name)], mistakes);

    /// <summary>The schedules in the order of the text, those that are not known left out.</summary>
    public IReadOnlyList<WrittenSchedule> Read(Node node) =>
        [.. _entries.Read(node is SequenceNode ? node : new SequenceNode(node.Place, [node])).Select(ReadOne)];

    private WrittenSchedule ReadOne(NamedEntry entry)
    {
        Schedule schedule = ScheduleCatalog.Find(entry.Name.Text)!;
        List<Setting> settings = [];
        foreach ((ScalarNode key, Node value) in entry.Parameters?.Entries ?? [])
        {
            if (schedule.Parameters.FirstOrDefault(parameter => Schedule.KeyOf(parameter) == key.Text) is Hyperparameter known)
                settings.Add(new Setting(known, values.Read(value, NumberRule.Of(schedule, known))));
            else
                AddUnknown(key, schedule);
        }

        foreach (Hyperparameter parameter in schedule.Parameters.Except(settings.Select(setting => setting.Hyperparameter)))
        {
            if (parameter.Default is double value)
                settings.Add(new Setting(parameter, [value]));
            else
                AddMissing(entry.Name, schedule, parameter);
        }

        return new WrittenSchedule(schedule, settings);
    }

    private void AddUnknown(ScalarNode key, Schedule schedule) => mistakes.Add(key.Place, schedule.Parameters.Count == 0
        ? $"{Quotation.Of(key.Text)} is not a parameter of the schedule {schedule.Name}: it has none."
        : KnownNames.Answer(
            key.Text, $"a parameter of the schedule {schedule.Name}", [.. schedule.Parameters.Select(Schedule.KeyOf)], "It takes"));

    private void AddMissing(ScalarNode name, Schedule schedule, Hyperparameter parameter) => mistakes.Add(
        name.Place,
        $"'{Schedule.KeyOf(parameter)}' is missing: the schedule {schedule.Name} has no default for it; it takes {parameter.Accepts}.");
}
