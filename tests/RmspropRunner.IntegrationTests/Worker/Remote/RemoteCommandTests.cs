using System.Diagnostics;
using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.PostgresServers;

namespace RmspropRunner.IntegrationTests.Worker.Remote;

/// <summary>The command's side of the worker: the real command against the real worker.</summary>
public sealed class RemoteCommandTests : IAsyncLifetime
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    private const string Short = """
        name: short one
        problems: [{ sphere: { dimension: 2 } }]
        optimizers: [{ adagrad: { learning_rate: [0.1, 1] } }]
        seeds: 1..10
        iterations: 100
        """;

    private const string Recorded = """
        name: recorded
        problems: [recorded: { file: g.csv }]
        optimizers: [gradient_descent: { learning_rate: 1 }]
        iterations: 2
        """;

    /// <summary>Minutes of work; every test that starts it gives it up.</summary>
    private const string Long = """
        name: long
        problems: [{ rosenbrock: { dimension: 10 } }]
        optimizers: [{ adagrad: { learning_rate: 0.1 } }]
        seeds: 1..20000
        iterations: 500000
        trace: { every: 0 }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly RmspropCommand _rmsprop = new();
    private readonly string _urls = $"http://127.0.0.1:{FreePort.Next()}";
    private WorkerProcess _worker = null!;

    public async Task InitializeAsync()
    {
        _worker = await WorkerProcess.StartAsync("--urls", _urls, "--inbox", "", "--Limits:QueuedExperiments", "1");
        await _worker.UntilReadyAsync();
    }

    public async Task DisposeAsync()
    {
        await _worker.DisposeAsync();
        _rmsprop.Dispose();
    }

    [Fact]
    public async Task The_files_that_a_spec_names_are_sent_along()
    {
        Directory.CreateDirectory(_rmsprop.PathOf("specs"));
        _rmsprop.Write("specs/g.csv", "1,2\r\n3,4\r\n");
        string spec = _rmsprop.Write("specs/recorded.yaml", Recorded);
        (await RunAsync("submit", spec, "--watch")).Done();
        Assert.Contains("1 trial", (await RunAsync("submit", spec)).Done().Output, StringComparison.Ordinal);

        using StringContent sent = new(Recorded);
        using HttpResponseMessage refused = await _worker.Client.PostAsync(new Uri("/api/v1/experiments", UriKind.Relative), sent);
        string answer = await refused.Content.ReadAsStringAsync();
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("submit it with rmsprop submit, which sends the data along", answer, StringComparison.Ordinal);

        _rmsprop.Write("specs/g.csv", "1,2\r\n3,x\r\n");
        string mistake = (await RunAsync("submit", spec)).Mistake();
        Assert.StartsWith("specs/recorded.yaml:2:30: 'g.csv' is not a CSV file of numbers: row 2, column 2: 'x' is not a finite number.", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_beyond_the_worker_s_limit_is_refused_with_the_setting_that_says_so()
    {
        Random random = new(1);
        _rmsprop.Write("g.csv", string.Concat(Enumerable.Range(0, 100_000).Select(_ => FormattableString.Invariant($"{random.NextDouble():R}\n"))));
        string spec = _rmsprop.Write("recorded.yaml", Recorded);
        Assert.Contains("Limits:BodyBytes", (await RunAsync("submit", spec)).Mistake(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spec_is_submitted_watched_to_its_end_and_listed()
    {
        string spec = _rmsprop.Write("short.yaml", Short);
        CommandResult submitted = (await RunAsync("submit", spec)).Done();
        Assert.Contains("20 trials", submitted.Output, StringComparison.Ordinal);
        Assert.Contains($"watch 'short one' --server {_urls}", submitted.Output, StringComparison.Ordinal);

        CommandResult watched = (await RunAsync("watch", "short one")).Done();
        Assert.Empty(watched.Output);
        Assert.Contains("short one is finished: 20 trials stored.", watched.Errors, StringComparison.Ordinal);

        CommandResult listed = (await RunAsync("list", "--format", "json")).Done();
        Assert.Equal("finished", Assert.Single(listed.Json.EnumerateArray()).GetProperty("status").GetString());
        Assert.Contains("finished", (await RunAsync("list")).Done().Output, StringComparison.Ordinal);

        CommandResult again = (await RunAsync("submit", spec, "--watch", "--format", "csv")).Done();
        Assert.Equal(2, again.Lines.Length);
        Assert.Contains("is finished", again.Errors, StringComparison.Ordinal);

        Assert.Contains("Nobody can be asked", (await RunAsync("delete", "short one")).Mistake(), StringComparison.Ordinal);
        (await RunAsync("delete", "short one", "--yes")).Done();
        Assert.Contains("no experiments yet", (await RunAsync("list")).Done().Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_are_told_exactly_as_validate_tells_them()
    {
        string spec = _rmsprop.Write("wrong.yaml", Short.Replace("sphere", "spher", StringComparison.Ordinal).Replace("0.1", "-1", StringComparison.Ordinal));
        foreach (string[] format in new string[][] { [], ["--format", "json"], ["--format", "csv"] })
        {
            CommandResult expected = await _rmsprop.RunAsync(["validate", spec, .. format]);
            CommandResult actual = await RunAsync(["submit", spec, .. format]);
            Assert.Equal((2, expected.Output, expected.Errors), (actual.ExitCode, actual.Output, actual.Errors));
        }
    }

    [Fact]
    public async Task A_spec_that_does_not_continue_its_experiment_is_refused_with_what_differs()
    {
        (await RunAsync("submit", _rmsprop.Write("short.yaml", Short), "--watch")).Done();
        string other = _rmsprop.Write("other.yaml", Short.Replace("iterations: 100", "iterations: 200", StringComparison.Ordinal));
        string message = (await RunAsync("submit", other)).Mistake();
        Assert.Contains("iterations: stored 100, now 200", message, StringComparison.Ordinal);
        Assert.Contains("Give it another name", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_experiment_is_paused_resumed_and_cancelled_and_whoever_watches_is_told()
    {
        (await RunAsync("submit", _rmsprop.Write("long.yaml", Long))).Done();
        using Process watch = Watch("long");
        await UntilErrorsAsync(watch, "long is running");
        Assert.Contains("long is paused", (await RunAsync("pause", "long")).Done().Errors, StringComparison.Ordinal);
        await UntilErrorsAsync(watch, "long is paused");
        Assert.Equal("running", await StatusAfterAsync("resume"));
        Assert.Contains("long is cancelled", (await RunAsync("cancel", "long")).Done().Errors, StringComparison.Ordinal);
        await UntilErrorsAsync(watch, "long was cancelled");
        await watch.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(1, watch.ExitCode);
        Assert.Contains("cannot be paused", (await RunAsync("pause", "long")).Mistake(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watching_survives_the_death_of_the_worker()
    {
        (await RunAsync("submit", _rmsprop.Write("long.yaml", Long))).Done();
        using Process watch = Watch("long");
        await UntilErrorsAsync(watch, "long is running");
        await _worker.KillAsync();
        await UntilErrorsAsync(watch, "trying again");
        await _worker.StartAgainAsync();
        await UntilErrorsAsync(watch, "long is running");
        (await RunAsync("cancel", "long")).Done();
        await UntilErrorsAsync(watch, "long was cancelled");
    }

    [Fact]
    public async Task A_full_queue_is_waited_for()
    {
        (await RunAsync("submit", _rmsprop.Write("long.yaml", Long))).Done();
        using Process second = _rmsprop.Start("dotnet", RmspropCommand.Program, "submit", _rmsprop.Write("short.yaml", Short), "--server", _urls, "--watch");
        await UntilErrorsAsync(second, "Trying again in");
        (await RunAsync("cancel", "long")).Done();
        await UntilErrorsAsync(second, "short one is finished");
        await second.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, second.ExitCode);
    }

    [Fact]
    public async Task A_worker_that_is_not_there_is_told_in_a_sentence()
    {
        CommandResult result = await _rmsprop.RunAsync("submit", RmspropCommand.Example("tutorial.yaml"), "--server", $"http://127.0.0.1:{FreePort.Next()}");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("cannot be reached: Connection refused", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_and_names_that_are_none_are_mistakes()
    {
        Assert.Contains("'localhost:5170' is not a worker's address", (await _rmsprop.RunAsync("watch", "x", "--server", "localhost:5170")).Mistake(), StringComparison.Ordinal);
        Assert.Contains("no user or password", (await _rmsprop.RunAsync("watch", "x", "--server", "http://me:secret@host")).Mistake(), StringComparison.Ordinal);
        (await RunAsync("submit", _rmsprop.Write("short.yaml", Short), "--watch")).Done();
        Assert.Contains("it has short one", (await RunAsync("watch", "short on")).Mistake(), StringComparison.Ordinal);
        Assert.Contains("There is no file nowhere.yaml", (await RunAsync("submit", "nowhere.yaml")).Mistake(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_comes_from_the_environment_or_a_file()
    {
        await using WorkerProcess guarded = await WorkerProcess.StartAsync("--Access:Token", Token, "--inbox", "");
        string url = guarded.Url.GetLeftPart(UriPartial.Authority);
        string spec = _rmsprop.Write("short.yaml", Short);
        Assert.Contains("wants a token: set RMSPROP_TOKEN", (await _rmsprop.RunAsync("submit", spec, "--server", url)).Mistake(), StringComparison.Ordinal);
        _rmsprop.Write("wrong", Token + "x");
        Assert.Contains("refuses the token", (await _rmsprop.RunAsync("submit", spec, "--server", url, "--token-file", "wrong")).Mistake(), StringComparison.Ordinal);
        _rmsprop.Write("token", Token + "\n");
        (await _rmsprop.RunAsync("submit", spec, "--server", url, "--token-file", "token")).Done();
        (await _rmsprop.ShellAsync($"export RMSPROP_TOKEN={Token} RMSPROP_SERVER={url}; rmsprop submit {spec} --watch && rmsprop list --server")).Done();
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => _rmsprop.RunAsync([.. arguments, "--server", _urls]);

    private Process Watch(string name) => _rmsprop.Start("dotnet", RmspropCommand.Program, "watch", name, "--server", _urls);

    private async Task<string> StatusAfterAsync(string verb)
    {
        (await RunAsync(verb, "long")).Done();
        using CancellationTokenSource late = new(Patience);
        while (true)
        {
            late.Token.ThrowIfCancellationRequested();
            string status = (await RunAsync("list", "--format", "json")).Done().Json[0].GetProperty("status").GetString()!;
            if (status != "queued")
                return status;
        }
    }

    /// <summary>Reads what a process writes to stderr until it says that.</summary>
    private static async Task UntilErrorsAsync(Process process, string words)
    {
        using CancellationTokenSource late = new(Patience);
        List<string> lines = [];
        while (await process.StandardError.ReadLineAsync(late.Token) is { } line)
        {
            lines.Add(line);
            if (line.Contains(words, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"Expected '{words}', found: {string.Join(" | ", lines)}");
    }
}
