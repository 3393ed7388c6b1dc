namespace RmspropRunner.Storage.Postgres;

/// <summary>How long a step waits for somebody who holds what it needs, before it says so.</summary>
internal static class LockTimeout
{
    /// <summary>For the transaction that it begins.</summary>
    public const string Set = "SET LOCAL lock_timeout = '30s'";

    /// <summary>Long enough for autovacuum, which makes way after a second, and for another process's summary.</summary>
    public const string SetForSummary = "SET LOCAL lock_timeout = '2s'";

    /// <summary>For what holds others up while it waits, and may as well be done later.</summary>
    public const string SetShort = "SET LOCAL lock_timeout = '200ms'";
}
