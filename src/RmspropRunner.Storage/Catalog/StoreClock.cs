namespace RmspropRunner.Storage.Catalog;

internal static class StoreClock
{
    /// <summary>Now, to the microsecond: as it is read back from any database.</summary>
    public static DateTimeOffset Now(TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
