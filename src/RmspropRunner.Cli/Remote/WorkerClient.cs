using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Contracts;

namespace RmspropRunner.Cli.Remote;

/// <summary>Speaks to a worker.</summary>
/// <remarks>
/// Where the worker asks to wait (429, 503) the request is sent again after the time it names, for a while. Everything
/// that is sent may be sent again without harm.
/// </remarks>
internal sealed class WorkerClient : IDisposable
{
    /// <summary>How long a worker is waited for that asks to wait.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How long one answer may take.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(100);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly bool _hasToken;

    public WorkerClient(Uri server, string? token, TimeProvider time)
    {
        Server = server;
        _time = time;
        _hasToken = token is not null;

        // A redirection would take the token to whom it is not meant for.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10) })
        {
            BaseAddress = server,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (token is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Uri Server { get; }

    /// <summary>The address as people write it.</summary>
    public string Shown => Server.AbsoluteUri.TrimEnd('/');

    public void Dispose() => _http.Dispose();

    public Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, type, cancellationToken)!;

    /// <summary>Sends a request until it is answered.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">As the worker gave it, or relative to its address.</param>
    /// <param name="yaml">The body; null for none.</param>
    /// <param name="type">What is expected back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RemoteRefusalException">The worker refuses.</exception>
    /// <exception cref="RemoteException">It cannot be reached, or failed.</exception>
    public async Task<T> SendAsync<T>(HttpMethod method, string path, byte[]? yaml, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await AnswerAsync(method, path, yaml, cancellationToken);
        try
        {
            return await response.Content.ReadFromJsonAsync(type, cancellationToken)
                ?? throw new RemoteException($"{Shown} answered without an answer: is it an rmsprop worker?");
        }
        catch (JsonException error)
        {
            throw new RemoteException($"{Shown} did not answer as an rmsprop worker does: {error.Message}", error);
        }
    }

    /// <summary>Sends a request whose answer's content does not matter.</summary>
    public async Task SendAsync(HttpMethod method, string path, CancellationToken cancellationToken) =>
        (await AnswerAsync(method, path, null, cancellationToken)).Dispose();

    /// <summary>Begins to read a stream. Fails as <see cref="HttpClient"/> does, for whoever reads begins again.</summary>
    public async Task<HttpResponseMessage> OpenStreamAsync(string path, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await _http.GetAsync(AddressOf(path), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode || IsWorthWaiting(response) || (int)response.StatusCode >= 500)
            return response;
        using (response)
            throw await RefusalAsync(response, cancellationToken);
    }

    /// <summary>Every experiment, the newest first.</summary>
    /// <param name="name">The name that is asked for; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ExperimentResource>> ExperimentsAsync(string? name, CancellationToken cancellationToken)
    {
        List<ExperimentResource> all = [];
        string? after = null;
        do
        {
            string query = (name is null ? "" : $"&name={Uri.EscapeDataString(name)}") + (after is null ? "" : $"&after={Uri.EscapeDataString(after)}");
            Page<ExperimentResource> page = await GetAsync(
                $"api/v1/experiments?limit=100{query}", ContractsJson.Default.PageExperimentResource, cancellationToken);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }

    /// <summary>The experiment of that name.</summary>
    /// <exception cref="MistakeException">There is none; the message has the nearest names.</exception>
    public async Task<ExperimentResource> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (await ExperimentsAsync(name, cancellationToken) is [{ } experiment, ..])
            return experiment;
        IReadOnlyList<ExperimentResource> all = await ExperimentsAsync(null, cancellationToken);
        string known = all.Count == 0 ? "it has none yet" : "it has " + NearestNames.List(name, [.. all.Select(other => other.Name)]);
        throw new MistakeException($"There is no experiment {name} at {Shown}: {known}.");
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpMethod method, string path, byte[]? yaml, CancellationToken cancellationToken)
    {
        long started = _time.GetTimestamp();
        bool isTold = false;
        while (true)
        {
            HttpResponseMessage response = await SendOnceAsync(method, path, yaml, cancellationToken);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
            {
                TimeSpan pause = Pause(response);
                if (!IsWorthWaiting(response) || _time.GetElapsedTime(started) + pause > Patience)
                    throw await RefusalAsync(response, cancellationToken);
                if (!isTold)
                    Console.Error.WriteLine($"{await ReasonAsync(response, cancellationToken)} Trying again in {ShownNumber.Of(pause)}, for {ShownNumber.Of(Patience)} at most.");
                isTold = true;
                await Task.Delay(pause, _time, cancellationToken);
            }
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpMethod method, string path, byte[]? yaml, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, AddressOf(path));
        if (yaml is not null)
            request.Content = new ByteArrayContent(yaml) { Headers = { ContentType = new MediaTypeHeaderValue("text/yaml") } };
        using CancellationTokenSource late = new(AnswerTime, _time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await _http.SendAsync(request, both.Token);
        }
        catch (HttpRequestException error)
        {
            throw new RemoteException(
                $"{Shown} cannot be reached: {Reason(error)}. Start it with rmsprop-worker, or name another with --server or RMSPROP_SERVER.", error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RemoteException(
                $"{Shown} did not answer within {AnswerTime.TotalSeconds:0} s. What was asked may be done all the same; asking again does no harm.", error);
        }
    }

    /// <summary>The worker's own paths begin at its root, which may be below a path of a proxy.</summary>
    private Uri AddressOf(string path) => new($"{Server.AbsoluteUri}{path.TrimStart('/')}");

    private static bool IsWorthWaiting(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    private static TimeSpan Pause(HttpResponseMessage response) =>
        TimeSpan.FromSeconds(Math.Clamp(response.Headers.RetryAfter?.Delta?.TotalSeconds ?? 1, 0.1, 30));

    private static string Reason(HttpRequestException error)
    {
        string message = (error.InnerException ?? error).Message.ReplaceLineEndings(" ");
        return message.TrimEnd('.');
    }

    private async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        (await ProblemAsync(response, cancellationToken)).Detail ?? $"{Shown} answers {(int)response.StatusCode}.";

    private async Task<Exception> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ProblemResource problem = await ProblemAsync(response, cancellationToken);
        string detail = problem.Detail ?? $"{Shown} answers {(int)response.StatusCode} {response.ReasonPhrase}: is it an rmsprop worker?";
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized when _hasToken => new MistakeException(
                $"{Shown} refuses the token: it is not the worker's. Set RMSPROP_TOKEN to its token, or give a file that holds it with --token-file."),
            HttpStatusCode.Unauthorized => new MistakeException(
                $"{Shown} wants a token: set RMSPROP_TOKEN to the worker's, or give a file that holds it with --token-file."),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new MistakeException(
                $"{Shown} sends on to {response.Headers.Location}: give that with --server."),
            >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests => new RemoteException($"{Shown}: {detail}"),
            HttpStatusCode status => new RemoteRefusalException(status, detail, problem),
        };
    }

    private static async Task<ProblemResource> ProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return new ProblemResource();
        try
        {
            return await response.Content.ReadFromJsonAsync(ContractsJson.Default.ProblemResource, cancellationToken) ?? new ProblemResource();
        }
        catch (JsonException)
        {
            return new ProblemResource();
        }
    }
}
