using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using RmspropRunner.Worker.Problems;

namespace RmspropRunner.Worker.Limits;

internal static class LimitsRegistration
{
    /// <summary>How long what posts may take; reading may stream for hours, and deleting takes what the data takes.</summary>
    private static readonly RequestTimeoutPolicy Posting = new()
    {
        Timeout = TimeSpan.FromSeconds(60),
        TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        WriteTimeoutResponse = context =>
        {
            context.Response.Headers.RetryAfter = "5";
            return context.WriteProblemAsync(
                StatusCodes.Status503ServiceUnavailable, "The worker did not come to it in time. Ask again in a moment.");
        },
    };

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IConfigureOptions<KestrelServerOptions>, ServerLimits>();
        builder.Services.AddSingleton<IConfigureOptions<RateLimiterOptions>, RequestRates>();
        builder.Services.AddRateLimiter();
        builder.Services.AddRequestTimeouts();
    }

    public static void UseLimits(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseRequestTimeouts();
    }

    /// <summary>Limits how long those of the endpoints that post may take, unless they say otherwise themselves.</summary>
    public static TBuilder WithPostingTimeout<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Finally(endpoint =>
        {
            bool posts = endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains(HttpMethods.Post));
            if (posts && !endpoint.Metadata.Any(item => item is RequestTimeoutPolicy or RequestTimeoutAttribute or DisableRequestTimeoutAttribute))
                endpoint.Metadata.Add(Posting);
        });
        return endpoints;
    }
}
