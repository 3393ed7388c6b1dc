using System.Diagnostics.Metrics;

namespace RmspropRunner.Worker.Metrics;

/// <summary>The meters of the worker: all of one name, so that whoever listens to it hears everything.</summary>
/// <remarks>
/// A time series lives as long as its meter, for a counter or histogram that once had a label has it for ever. So what
/// belongs to something that goes away has a meter of its own, which is disposed of with it. The tag keeps listeners from
/// taking two such meters for one; it is not shown.
/// </remarks>
internal static class WorkerMeter
{
    public const string Name = "RmspropRunner";

    private static long _created;

    public static Meter Create() => new(new MeterOptions(Name) { Tags = [new("number", Interlocked.Increment(ref _created))] });
}
