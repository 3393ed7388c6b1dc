using RmspropRunner.Cluster.Messages;

namespace RmspropRunner.Cluster.Coordination;

/// <summary>Coordinates one experiment, whose id is its key. It runs as long as somebody attends it.</summary>
[Alias("rmsprop.experiment")]
internal interface IExperimentGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Says that the experiment is wanted, and asks how it goes; starts it where it does not run. Answers after a quarter
    /// of a second, or when the run ends. To be called again and again: who does not for ten seconds has gone.
    /// </summary>
    [Alias("attend")]
    [ResponseTimeout("00:00:15")]
    Task<RunReport> AttendAsync(RunOrder order);

    /// <summary>Says that this attendant wants it no more; when it was the last, the run stops, and has when this answers.</summary>
    /// <returns>The last report; null where there was no run.</returns>
    [Alias("leave")]
    [ResponseTimeout("00:00:15")]
    Task<RunReport?> LeaveAsync(Guid attendant);
}
