namespace RmspropRunner.Optim.Schedules;

/// <summary>Where a schedule finds what it works on, among the rows of a block's settings and of its shared state.</summary>
/// <param name="LearningRate">The setting that it writes.</param>
/// <param name="FirstParameter">The setting that is its first parameter.</param>
/// <param name="ParameterCount">How many parameters it has.</param>
/// <param name="ParameterState">State values that each parameter of the trial has: the shared ones come after their rows.</param>
/// <param name="Given">The shared state value that is the learning rate of the spec; the schedule's own follow it.</param>
/// <param name="StateCount">How many state values of its own it has.</param>
internal sealed record ScheduleRows(int LearningRate, int FirstParameter, int ParameterCount, int ParameterState, int Given, int StateCount);
