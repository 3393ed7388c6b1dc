namespace RmspropRunner.Worker.Api.Rows;

/// <summary>Bodies that are written while they are read from the store.</summary>
internal static partial class StreamedBody
{
    /// <summary>
    /// Writes the body. Where that fails after the first of it was sent, the connection is aborted: a client that was
    /// promised everything must not take the part it got for all. Before that, whoever handles errors answers.
    /// </summary>
    public static async Task WriteAsync(HttpContext context, Func<Stream, Task> writeAsync)
    {
        try
        {
            await writeAsync(context.Response.Body);
        }
        catch (Exception error) when (context.Response.HasStarted)
        {
            if (!context.RequestAborted.IsCancellationRequested)
            {
                ILogger logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StreamedBody).FullName!);
                LogAborted(logger, context.Request.Path, error);
            }

            context.Abort();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} failed while it was sent; the connection is aborted")]
    private static partial void LogAborted(ILogger logger, string path, Exception error);
}
