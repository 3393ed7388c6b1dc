using RmspropRunner.Optim.Preparations;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.Cli.Reports;

/// <summary>What all optimizers have besides their own, described for people.</summary>
internal static class CommonOptimizerText
{
    public static void WriteHyperparameters(TextWriter output)
    {
        output.WriteLine("with every optimizer, in the order in which they act, before its own step");
        OptimizerText.Write(output, Preparation.Hyperparameters, each => each.Name, "  ");
    }

    public static void WriteSchedules(TextWriter output)
    {
        output.WriteLine("schedule, with every optimizer: what learning_rate is multiplied with; k updates were before, of N in all");
        foreach (Schedule schedule in ScheduleCatalog.All)
        {
            output.WriteLine($"  {schedule.Name}{(schedule.IsConstant ? " (default)" : "")}");
            output.WriteLine($"    {schedule.Summary}: {schedule.Formula}");
            OptimizerText.Write(output, schedule.Parameters, Schedule.KeyOf, "    ");
            output.WriteLine($"    from: {schedule.Reference}");
            if (schedule.Differs is not null)
                output.WriteLine($"    elsewhere: {schedule.Differs}");
        }
    }
}
