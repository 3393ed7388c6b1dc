using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Schedules;

/// <summary>A schedule's computation as a value. Compared by reference.</summary>
internal abstract class ScheduleRule
{
    /// <summary>Values that it keeps of each trial.</summary>
    public abstract int StateCount { get; }

    /// <summary>What the value <paramref name="index"/> is before the first iteration.</summary>
    public abstract double InitialState(int index, ReadOnlySpan<double> parameters);

    /// <summary>The kernel for a width, on these rows.</summary>
    public abstract ScheduleKernel Kernel(LaneWidth width, ScheduleRows rows, int iterations);

    public static ScheduleRule Of<TSchedule>()
        where TSchedule : struct, ISchedule => Rule<TSchedule>.Instance;

    private sealed class Rule<TSchedule> : ScheduleRule
        where TSchedule : struct, ISchedule
    {
        public static readonly Rule<TSchedule> Instance = new();

        public override int StateCount => TSchedule.StateCount;

        public override double InitialState(int index, ReadOnlySpan<double> parameters) => TSchedule.InitialState(index, parameters);

        public override ScheduleKernel Kernel(LaneWidth width, ScheduleRows rows, int iterations) =>
            ScheduleKernel.Create<TSchedule>(width, rows, iterations);
    }
}
