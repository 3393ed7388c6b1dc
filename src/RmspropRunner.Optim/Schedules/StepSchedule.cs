using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Schedules;

/// <summary>factor^⌊k/every⌋.</summary>
internal readonly struct StepSchedule : ISchedule
{
    public static Schedule Definition { get; } = new()
    {
        Name = "step",
        Summary = "The learning rate falls by a factor every so many updates",
        Formula = "factor^⌊k/every⌋",
        Reference = "torch.optim.lr_scheduler.StepLR; keras.optimizers.schedules.ExponentialDecay with staircase",
        Parameters =
        [
            Schedule.Updates("every", "updates from one fall to the next", null, least: 1),
            Schedule.Parameter("factor", "what the learning rate is multiplied with then", 0.1) with { AboveMinimum = true },
        ],
        Rule = ScheduleRule.Of<StepSchedule>(),
    };

    /// <summary>The factor so far, and the iteration of the next fall.</summary>
    public static int StateCount => 2;

    public static double InitialState(int index, ReadOnlySpan<double> parameters) => index == 0 ? 1 : parameters[0];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Factor<TLanes>(TLanes iteration, TLanes iterations, Rows<TLanes> parameters, Rows<TLanes> state)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes next = state[1];
        TLanes isDue = TLanes.Equal(next, iteration);
        TLanes factor = TLanes.Select(isDue, state[0] * parameters[1], state[0]);
        state[0] = factor;
        state[1] = TLanes.Select(isDue, next + parameters[0], next);
        return factor;
    }
}
