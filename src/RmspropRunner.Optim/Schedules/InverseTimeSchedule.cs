using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Schedules;

/// <summary>1/(1 + rate·k/every).</summary>
internal readonly struct InverseTimeSchedule : ISchedule
{
    public static Schedule Definition { get; } = new()
    {
        Name = "inverse_time",
        Summary = "The learning rate falls with the number of updates, ever more slowly",
        Formula = "1/(1 + rate·k/every)",
        Reference = "keras.optimizers.schedules.InverseTimeDecay (where rate is decay_rate and every decay_steps)",
        Differs = "torch.optim.Adagrad's lr_decay is rate here, with every = 1",
        Parameters =
        [
            Schedule.Parameter("rate", "how fast it falls: by half in the first every/rate updates", null),
            Schedule.Parameter("every", "the updates that count as one step of k", 1) with { AboveMinimum = true },
        ],
        Rule = ScheduleRule.Of<InverseTimeSchedule>(),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Factor<TLanes>(TLanes iteration, TLanes iterations, Rows<TLanes> parameters, Rows<TLanes> state)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.All(1) / (TLanes.All(1) + (parameters[0] * iteration) / parameters[1]);
}
