using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Schedules;

/// <summary>Half a wave of the cosine, from 1 to a final share.</summary>
internal readonly struct CosineSchedule : ISchedule
{
    public static Schedule Definition { get; } = new()
    {
        Name = "cosine",
        Summary = "The learning rate falls along half a cosine, and stays where it came to",
        Formula = "final + (1 − final)·(1 + cos(π·min(k, T)/T))/2",
        Reference = "Loshchilov and Hutter 2017, without restarts; keras.optimizers.schedules.CosineDecay (where final is alpha)",
        Differs = "torch's CosineAnnealingLR gives the final rate itself, eta_min, and rises again after T",
        Parameters =
        [
            Schedule.Duration(),
            Schedule.Parameter("final", "the share of the learning rate that is left at the end", 0),
        ],
        Rule = ScheduleRule.Of<CosineSchedule>(),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Factor<TLanes>(TLanes iteration, TLanes iterations, Rows<TLanes> parameters, Rows<TLanes> state)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes duration = Duration(parameters[0], iterations);
        return Between(TLanes.All(1), parameters[1], LaneMath.Min(iteration, duration) / duration);
    }

    /// <summary>How long a schedule takes that is as long as the trial where 0 is given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Duration<TLanes>(TLanes given, TLanes iterations)
        where TLanes : struct, ILanes<TLanes> => TLanes.Select(TLanes.Equal(given, TLanes.All(0)), iterations, given);

    /// <summary>On half a cosine from one value to another, at a share from 0 to 1 of the way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Between<TLanes>(TLanes from, TLanes to, TLanes share)
        where TLanes : struct, ILanes<TLanes>
    {
        Elementary.SinCosTurns(share * TLanes.All(0.5), out _, out TLanes cosine);
        return to + ((from - to) * TLanes.All(0.5)) * (TLanes.All(1) + cosine);
    }
}
