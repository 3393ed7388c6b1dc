using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.Optim.Preparations;

/// <summary>What a prepared rule is made of.</summary>
/// <param name="Own">The optimizer's own rule.</param>
/// <param name="OwnSettings">How many settings it reads: the first ones.</param>
/// <param name="Rows">Where the preparation's settings are.</param>
/// <param name="Schedule">The schedule; null where the learning rate stays as it is.</param>
/// <param name="FirstParameter">The setting that is the schedule's first parameter.</param>
/// <param name="ParameterCount">How many it has.</param>
internal sealed record PreparedRuleParts(
    UpdateRule Own, int OwnSettings, PreparationRows Rows, ScheduleRule? Schedule, int FirstParameter, int ParameterCount);
