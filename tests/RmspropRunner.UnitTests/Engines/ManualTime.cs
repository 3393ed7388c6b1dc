namespace RmspropRunner.UnitTests.Engines;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _milliseconds;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => _milliseconds;

    public void Pass(int milliseconds) => _milliseconds += milliseconds;
}
