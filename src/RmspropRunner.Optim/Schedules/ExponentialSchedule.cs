using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Schedules;

/// <summary>factor^k.</summary>
internal readonly struct ExponentialSchedule : ISchedule
{
    public static Schedule Definition { get; } = new()
    {
        Name = "exponential",
        Summary = "The learning rate falls by a factor with every update",
        Formula = "factor^k",
        Reference = "torch.optim.lr_scheduler.ExponentialLR",
        Differs = "Keras's ExponentialDecay has rate^(k/steps): its factor is rate^(1/steps) here",
        Parameters = [Schedule.Parameter("factor", "what the learning rate is multiplied with after each update", null) with { AboveMinimum = true }],
        Rule = ScheduleRule.Of<ExponentialSchedule>(),
    };

    /// <summary>The power for the next update, by repeated multiplication.</summary>
    public static int StateCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Factor<TLanes>(TLanes iteration, TLanes iterations, Rows<TLanes> parameters, Rows<TLanes> state)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes power = state[0];
        state[0] = power * parameters[0];
        return power;
    }
}
