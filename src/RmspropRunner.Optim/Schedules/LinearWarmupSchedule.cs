using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Schedules;

/// <summary>A straight line from an initial share to 1.</summary>
internal readonly struct LinearWarmupSchedule : ISchedule
{
    public static Schedule Definition { get; } = new()
    {
        Name = "linear_warmup",
        Summary = "The learning rate rises in a straight line, and stays",
        Formula = "initial + (1 − initial)·min(k, T)/T",
        Reference = "torch.optim.lr_scheduler.LinearLR with end_factor = 1 (where initial is start_factor and T total_iters)",
        Parameters =
        [
            Schedule.Updates("iterations", "T, the updates until it is up", null, least: 1),
            Schedule.Parameter("initial", "the share of the learning rate that it begins with", 1.0 / 3),
        ],
        Rule = ScheduleRule.Of<LinearWarmupSchedule>(),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Factor<TLanes>(TLanes iteration, TLanes iterations, Rows<TLanes> parameters, Rows<TLanes> state)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes duration = parameters[0];
        TLanes initial = parameters[1];
        TLanes risen = initial + ((TLanes.All(1) - initial) * iteration) / duration;
        return TLanes.Select(TLanes.LessThan(iteration, duration), risen, TLanes.All(1));
    }
}
