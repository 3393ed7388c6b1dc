using Microsoft.Extensions.Diagnostics.HealthChecks;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Stores;

namespace RmspropRunner.Worker.Health;

/// <summary>Whether the database answers, and soon.</summary>
/// <remarks>
/// Anybody may ask for the worker's health, as often as they like, so the database is asked at most once a second,
/// whoever is waiting.
/// </remarks>
internal sealed class StoreCheck(OpenedStore opened, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task<HealthCheckResult>? _last;
    private long _askedAt;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_last is null || (_last.IsCompleted && time.GetElapsedTime(_askedAt) >= Freshness))
            {
                _askedAt = time.GetTimestamp();
                _last = AskAsync();
            }

            return _last.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Not cancelled with the request that began it, for others may wait for it.</summary>
    private async Task<HealthCheckResult> AskAsync()
    {
        using CancellationTokenSource patience = new(Patience, time);
        try
        {
            await opened.Current.FindAsync(0, patience.Token).WaitAsync(patience.Token);
            return HealthCheckResult.Healthy("The database answers.");
        }
        catch (StoreUnavailableException)
        {
            return HealthCheckResult.Unhealthy("The database cannot be reached; the worker's log says why.");
        }
        catch (OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"The database did not answer within {Patience.TotalSeconds} s.");
        }
        catch (StoreException)
        {
            return HealthCheckResult.Unhealthy("The database refuses to answer.");
        }
    }
}
