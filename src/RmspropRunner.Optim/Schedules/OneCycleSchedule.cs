using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Schedules;

/// <summary>Up along half a cosine, and down along another to far below where it began.</summary>
internal readonly struct OneCycleSchedule : ISchedule
{
    public static Schedule Definition { get; } = new()
    {
        Name = "one_cycle",
        Summary = "The learning rate rises along half a cosine to what is given, and falls along another far below its first value",
        Formula = "from 1/divisor to 1 until k = rise·T − 1, to 1/(divisor·final_divisor) until k = T − 1; between a and b, "
            + "at a share s of the way: b + (a − b)·(1 + cos πs)/2",
        Reference = "Smith and Topin 2018; torch.optim.lr_scheduler.OneCycleLR (where learning_rate is max_lr and rise pct_start)",
        Differs = "torch moves the momentum too, the other way, unless cycle_momentum is off",
        Parameters =
        [
            Schedule.Duration(),
            Schedule.Parameter("rise", "the share of T in which it rises", 0.3) with { Below = 1 },
            Schedule.Parameter("divisor", "what the learning rate is divided by at first", 25) with { AboveMinimum = true },
            Schedule.Parameter("final_divisor", "what the first value is divided by at the end", 1e4) with { AboveMinimum = true },
        ],
        Rule = ScheduleRule.Of<OneCycleSchedule>(),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Factor<TLanes>(TLanes iteration, TLanes iterations, Rows<TLanes> parameters, Rows<TLanes> state)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.All(1);
        TLanes duration = CosineSchedule.Duration(parameters[0], iterations);
        TLanes initial = one / parameters[2];
        TLanes final = initial / parameters[3];
        TLanes peak = parameters[1] * duration - one;
        TLanes end = duration - one;
        TLanes now = LaneMath.Min(iteration, end);
        TLanes rises = TLanes.LessThan(now, peak);
        TLanes share = TLanes.Select(rises, now / peak, (now - peak) / (end - peak));
        return CosineSchedule.Between(TLanes.Select(rises, initial, one), TLanes.Select(rises, one, final), share);
    }
}
