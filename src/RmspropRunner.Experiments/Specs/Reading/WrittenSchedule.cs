using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>A schedule with the values of all its parameters.</summary>
internal sealed record WrittenSchedule(Schedule Schedule, IReadOnlyList<Setting> Settings)
{
    /// <summary>What holds where none is written.</summary>
    public static WrittenSchedule Constant { get; } = new(ScheduleCatalog.Constant, []);
}
