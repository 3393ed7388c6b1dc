using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Schedules;

/// <summary>How a learning rate changes, in code that runs at every vector width.</summary>
internal interface ISchedule
{
    /// <summary>Values that it keeps of each trial from one iteration to the next.</summary>
    static virtual int StateCount => 0;

    /// <summary>What the value <paramref name="index"/> is before the first iteration.</summary>
    static virtual double InitialState(int index, ReadOnlySpan<double> parameters) => 1;

    /// <summary>What the learning rate is multiplied with; asked once for each iteration, in order.</summary>
    /// <param name="iteration">How many updates there were before.</param>
    /// <param name="iterations">The most updates that the trial does.</param>
    /// <param name="parameters">One row for each parameter, in the order of the schedule's definition.</param>
    /// <param name="state">One row for each value kept.</param>
    static abstract TLanes Factor<TLanes>(TLanes iteration, TLanes iterations, Rows<TLanes> parameters, Rows<TLanes> state)
        where TLanes : struct, ILanes<TLanes>;
}
