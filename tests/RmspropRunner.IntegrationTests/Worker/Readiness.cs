using System.Net;

namespace RmspropRunner.IntegrationTests.Worker;

internal static class Readiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits until the worker says that it is ready: it listens before its store is open.</summary>
    public static async Task UntilReadyAsync(this WorkerProcess worker)
    {
        using CancellationTokenSource late = new(Patience);
        while ((await worker.Client.GetAsync("/healthz/ready", late.Token)).StatusCode != HttpStatusCode.OK)
        {
        }
    }
}
