using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Problems;

namespace RmspropRunner.Worker.Limits;

/// <summary>
/// How many requests a client may send: a token bucket for each address, filled steadily, so that a burst of two
/// seconds' worth passes. Writing requests beyond that wait their turn, as many again; the others are refused with 429.
/// </summary>
internal sealed class RequestRates(IOptions<WorkerOptions> options) : IConfigureOptions<RateLimiterOptions>
{
    private const int BurstSeconds = 2;

    private static readonly TimeSpan Refill = TimeSpan.FromMilliseconds(100);

    public void Configure(RateLimiterOptions limiter)
    {
        LimitOptions limits = options.Value.Limits;
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) => new ValueTask(RefuseAsync(context));
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, ClientKey>(context =>
        {
            ClientKey client = ClientKey.Of(context);
            int rate = client.Writes ? limits.WritesPerSecond : limits.ReadsPerSecond;
            return rate == 0
                ? RateLimitPartition.GetNoLimiter(client)
                : RateLimitPartition.GetTokenBucketLimiter(client, key => Bucket(rate, key.Writes ? rate * BurstSeconds : 0));
        });
    }

    private static TokenBucketRateLimiterOptions Bucket(int rate, int waiting)
    {
        int perRefill = (int)Math.Max(1, rate * Refill.TotalSeconds);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = rate * BurstSeconds,
            TokensPerPeriod = perRefill,
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)perRefill / rate),
            QueueLimit = waiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
    }

    private static Task RefuseAsync(OnRejectedContext context)
    {
        HttpContext http = context.HttpContext;
        TimeSpan wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan given) ? given : TimeSpan.FromSeconds(1);
        int seconds = (int)Math.Clamp(Math.Ceiling(wait.TotalSeconds), 1, 60);
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        string setting = ClientKey.Of(http).Writes ? nameof(LimitOptions.WritesPerSecond) : nameof(LimitOptions.ReadsPerSecond);
        return http.WriteProblemAsync(
            StatusCodes.Status429TooManyRequests,
            $"Too many requests from this address: ask again in {seconds} s. The worker's setting Limits:{setting} says how many it takes.");
    }
}
