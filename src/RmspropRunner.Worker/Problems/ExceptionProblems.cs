using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Configuration;

namespace RmspropRunner.Worker.Problems;

/// <summary>Turns what requests fail with into problem details. What nobody expected is logged, and told without its internals.</summary>
internal sealed partial class ExceptionProblems(IOptions<WorkerOptions> options, ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    /// <summary>A store that cannot be reached now is worth asking for again after so many seconds.</summary>
    private const int RetryAfterSeconds = 2;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // A client that has gone is no failure, whatever its going broke.
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        (int status, string detail) = Describe(httpContext, exception);
        if (status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        await httpContext.WriteProblemAsync(status, detail);
        return true;
    }

    private (int Status, string Detail) Describe(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return (StatusCodes.Status413PayloadTooLarge, $"The body is too long: it may have {options.Value.Limits.BodyBytes} bytes.");
            case BadHttpRequestException bad:
                return (bad.StatusCode, bad.Message);
            case StoreUnavailableException unavailable:
                LogUnavailable(unavailable.Message);
                return (StatusCodes.Status503ServiceUnavailable, "The store cannot be reached just now. Ask again in a moment.");
            case StoreFailureException failure:
                LogFailure(failure, context.Request.Method, context.Request.Path, ProblemWriter.TraceId(context));
                return (StatusCodes.Status500InternalServerError, "The store failed. The worker's log says why, under the trace_id.");
            case StoreException store:
                return (StatusCodes.Status409Conflict, store.Message);
            default:
                LogFailure(exception, context.Request.Method, context.Request.Path, ProblemWriter.TraceId(context));
                return (StatusCodes.Status500InternalServerError, "The worker failed. Its log says why, under the trace_id.");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request had to be put off, the store cannot be reached: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed (trace_id {TraceId})")]
    private partial void LogFailure(Exception error, string method, string path, string traceId);
}
