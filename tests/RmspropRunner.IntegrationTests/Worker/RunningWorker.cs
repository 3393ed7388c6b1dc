using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using RmspropRunner.Contracts;

namespace RmspropRunner.IntegrationTests.Worker;

/// <summary>A worker that is spoken to over HTTP, as a program would.</summary>
internal sealed class RunningWorker : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private int _starts = 1;

    private RunningWorker(WorkerProcess process) => Process = process;

    public WorkerProcess Process { get; }

    public HttpClient Client => Process.Client;

    /// <summary>Starts it, and waits until its store is open.</summary>
    public static async Task<RunningWorker> StartAsync(params string[] arguments)
    {
        WorkerProcess process = await WorkerProcess.StartAsync([.. arguments, "--Logging:LogLevel:Default", "Information"]);
        await process.ToldAsync("The store is open");
        return new RunningWorker(process);
    }

    public async Task StartAgainAsync()
    {
        await Process.StartAgainAsync();
        await Process.ToldAsync("The store is open", ++_starts);
    }

    public async Task<HttpResponseMessage> PostAsync(string yaml, string resource = "experiments")
    {
        using StringContent content = new(yaml);
        return await Client.PostAsync(new Uri($"/api/v1/{resource}", UriKind.Relative), content);
    }

    /// <summary>Submits a spec that is to be accepted.</summary>
    public async Task<SubmissionResource> SubmitAsync(string yaml)
    {
        using HttpResponseMessage response = await PostAsync(yaml);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync(ContractsJson.Default.SubmissionResource))!;
    }

    public async Task<ExperimentResource> FindAsync(string key) =>
        (await Client.GetFromJsonAsync($"/api/v1/experiments/{key}", ContractsJson.Default.ExperimentResource))!;

    /// <summary>Asks for a step such as cancel, and gives the status code.</summary>
    public async Task<HttpStatusCode> StepAsync(string key, string step)
    {
        using HttpResponseMessage response = await Client.PostAsync(new Uri($"/api/v1/experiments/{key}/{step}", UriKind.Relative), null);
        return response.StatusCode;
    }

    public async Task<HttpStatusCode> DeleteAsync(string key)
    {
        using HttpResponseMessage response = await Client.DeleteAsync(new Uri($"/api/v1/experiments/{key}", UriKind.Relative));
        return response.StatusCode;
    }

    /// <summary>Listens to the experiment's events until one is as wanted; gives all that came.</summary>
    public async Task<IReadOnlyList<ProgressResource>> UntilAsync(string key, Func<ProgressResource, bool> isWanted)
    {
        using CancellationTokenSource deadline = new(Patience);
        List<ProgressResource> told = [];
        await foreach (ProgressResource progress in EventsAsync($"experiments/{key}/events", deadline.Token))
        {
            told.Add(progress);
            if (isWanted(progress))
                return told;
        }

        throw new InvalidOperationException($"The events ended with {told.LastOrDefault()}.\n{Process.Output}");
    }

    /// <summary>Listens until it stands so.</summary>
    public Task<IReadOnlyList<ProgressResource>> UntilAsync(string key, ExperimentState status) => UntilAsync(key, progress => progress.Status == status);

    /// <summary>Listens until some of it is stored, and not all.</summary>
    public Task<IReadOnlyList<ProgressResource>> UntilInTheMiddleAsync(string key) =>
        UntilAsync(key, progress => progress.StoredTrials > 0 && progress.StoredTrials < progress.PlannedTrials);

    /// <summary>Asks for a path until it answers with that status.</summary>
    public async Task UntilStatusAsync(string path, HttpStatusCode status)
    {
        using CancellationTokenSource deadline = new(Patience);
        HttpStatusCode? found = null;
        while (found != status)
        {
            using HttpResponseMessage response = await Client.GetAsync(new Uri(path, UriKind.Relative), deadline.Token);
            found = response.StatusCode;
        }
    }

    /// <summary>The data of the events, until the worker ends the stream.</summary>
    public async IAsyncEnumerable<ProgressResource> EventsAsync(
        string resource, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using Stream stream = await Client.GetStreamAsync(new Uri($"/api/v1/{resource}", UriKind.Relative), cancellationToken);
        await foreach (SseItem<string> item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            if (item.EventType == "progress")
                yield return JsonSerializer.Deserialize(item.Data, ContractsJson.Default.ProgressResource)!;
        }
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
