using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Hosting;

namespace RmspropRunner.Worker.Health;

/// <summary>
/// <c>--healthcheck</c>: asks the worker that runs with the same settings on this machine whether it is ready. For
/// containers, whose images have neither a shell nor a program that could ask.
/// </summary>
internal static class HealthQuestion
{
    public const string Argument = "--healthcheck";

    /// <summary>Shorter than any container waits for its health check.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Asks, and prints the answer.</summary>
    /// <returns>0 where it is ready, 1 where it is not or does not answer, 2 where the settings are mistaken.</returns>
    public static async Task<int> AskAsync(string[] settings)
    {
        if (!WorkerHost.TryCreateBuilder(settings, out WebApplicationBuilder? builder, out int exitCode))
            return exitCode;

        Uri url = new(UrlOf(builder.Configuration), "/healthz/ready");
        using SocketsHttpHandler handler = new();

        // It asks itself, by an address that its certificate need not name.
#pragma warning disable CA5359
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        using HttpClient client = new(handler) { Timeout = Patience };
        try
        {
            using HttpResponseMessage response = await client.GetAsync(url);
            Console.Out.WriteLine(await response.Content.ReadAsStringAsync());
            return response.IsSuccessStatusCode ? ExitCode.Done : ExitCode.Failure;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            Console.Error.WriteLine($"rmsprop-worker: {url} does not answer: {error.Message}");
            return ExitCode.Failure;
        }
    }

    /// <summary>The first address, plain HTTP if there is one; one for all of this machine's addresses is asked by the loopback.</summary>
    private static Uri UrlOf(IConfiguration configuration)
    {
        BindingAddress address = ListeningAddresses.Of(configuration).Select(ListeningAddresses.Parse).OfType<BindingAddress>()
            .OrderBy(address => address.Scheme.Length).First();
        string host = address.Host is "0.0.0.0" or "[::]" or "*" or "+" ? "127.0.0.1" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port).Uri;
    }
}
