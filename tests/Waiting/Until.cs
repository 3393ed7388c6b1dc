namespace RmspropRunner.Waiting;

/// <summary>Waits for what another process does and nobody announces: looks again and again, until a deadline.</summary>
internal static class Until
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until the condition holds.</summary>
    /// <param name="what">What is waited for; the message says it.</param>
    /// <param name="patience">How long at most.</param>
    /// <param name="condition">Whether it is so by now.</param>
    /// <exception cref="TimeoutException">It was not so in time.</exception>
    public static async Task TrueAsync(string what, TimeSpan patience, Func<Task<bool>> condition)
    {
        long since = TimeProvider.System.GetTimestamp();
        using PeriodicTimer looking = new(Look);
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(since) > patience)
                throw new TimeoutException($"Within {patience.TotalSeconds:0.#} s it did not come to this: {what}.");
            await looking.WaitForNextTickAsync();
        }
    }

    /// <summary>The same, of what needs no waiting to be seen.</summary>
    /// <exception cref="TimeoutException">It was not so in time.</exception>
    public static Task TrueAsync(string what, TimeSpan patience, Func<bool> condition) =>
        TrueAsync(what, patience, () => Task.FromResult(condition()));
}
