namespace RmspropRunner.Optim.Schedules;

/// <summary>Every schedule: a new one is a file of its own and its name in this list.</summary>
public static class ScheduleCatalog
{
    /// <summary>What is taken where the spec names none.</summary>
    public static Schedule Constant { get; } = new()
    {
        Name = "constant",
        Summary = "The learning rate stays as it is",
        Formula = "1",
        Reference = "what optimizers do without a schedule",
    };

    /// <summary>The first is taken where the spec names none.</summary>
    public static IReadOnlyList<Schedule> All { get; } =
    [
        Constant,
        StepSchedule.Definition,
        ExponentialSchedule.Definition,
        InverseTimeSchedule.Definition,
        CosineSchedule.Definition,
        LinearWarmupSchedule.Definition,
        OneCycleSchedule.Definition,
    ];

    /// <summary>The schedule of that name, or null.</summary>
    public static Schedule? Find(string name) => All.FirstOrDefault(schedule => schedule.Name == name);
}
