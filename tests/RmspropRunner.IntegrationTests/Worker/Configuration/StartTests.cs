using System.Net;

namespace RmspropRunner.IntegrationTests.Worker.Configuration;

/// <summary>What the worker's settings may be, and how it says what is wrong with them.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_mistakes_are_told_at_once_with_their_keys_and_values_and_what_is_accepted()
    {
        string[] mistakes = (await FailedStart.OfAsync(
            new Dictionary<string, string> { ["RMSPROP_LIMITS__TRIALS"] = "many", ["RMSPROP_ACCESS__READSNEEDTOKEN"] = "perhaps" },
            "--parallelism", "0", "--stroe", "x.db", "--Limits:BodyBytes=12", "--Metrics:SeriesLimt=3", "--urls", "nowhere", "now", "--inbox"))
            .Mistakes();
        Assert.Collection(
            mistakes,
            line => Assert.Contains("--stroe is not a setting: there are --store, --inbox", line, StringComparison.Ordinal),
            line => Assert.Contains("'now' is not a setting", line, StringComparison.Ordinal),
            line => Assert.Contains("--inbox has no value", line, StringComparison.Ordinal),
            line => Assert.Contains("Parallelism is '0': it takes a whole number from 1 to 1024", line, StringComparison.Ordinal),
            line => Assert.Contains("Access:ReadsNeedToken is 'perhaps': it takes true or false", line, StringComparison.Ordinal),
            line => Assert.Contains("Limits:BodyBytes is '12': it takes a whole number from 1024 to 100663296", line, StringComparison.Ordinal),
            line => Assert.Contains("Limits:Trials is 'many'", line, StringComparison.Ordinal),
            line => Assert.Contains("Metrics:SeriesLimt is not a setting: there are Metrics:SeriesLimit", line, StringComparison.Ordinal),
            line => Assert.Contains("urls has 'nowhere'", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://example.org:0")]
    public async Task An_address_that_others_can_reach_needs_a_token(string urls)
    {
        string mistake = Assert.Single((await FailedStart.OfAsync("--urls", urls)).Mistakes());
        Assert.Contains("there is no token", mistake, StringComparison.Ordinal);
        Assert.Contains("openssl rand", mistake, StringComparison.Ordinal);
        Assert.Contains("Access:TokenFile", mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", "holds 5 characters")]
    [InlineData("sixteen with spaces", "a character that a header cannot carry")]
    public async Task A_token_that_is_none_is_refused_and_never_shown(string token, string message)
    {
        string mistake = Assert.Single((await FailedStart.OfAsync("--Access:Token", token)).Mistakes());
        Assert.Contains(message, mistake, StringComparison.Ordinal);
        Assert.DoesNotContain(token, mistake, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_token_is_told_of()
    {
        Assert.Contains("cannot be read", Assert.Single((await FailedStart.OfAsync("--Access:TokenFile", "missing")).Mistakes()), StringComparison.Ordinal);
        string empty = _folder.File("empty");
        File.WriteAllText(empty, "\n");
        Assert.Contains("holds 0 characters", Assert.Single((await FailedStart.OfAsync("--Access:TokenFile", empty)).Mistakes()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_settings_file_that_is_not_JSON_is_told_of_with_its_name()
    {
        File.WriteAllText(_folder.File("appsettings.json"), "{ \"Store\": ");
        string mistake = Assert.Single((await FailedStart.OfAsync("--settings", _folder.Path)).Mistakes());
        Assert.Contains("appsettings.json", mistake, StringComparison.Ordinal);
        string missing = Assert.Single((await FailedStart.OfAsync("--settings", _folder.File("nowhere"))).Mistakes());
        Assert.Contains(_folder.File("nowhere"), missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_ends_the_worker_with_the_stores_own_message()
    {
        string line = Assert.Single((await FailedStart.OfAsync("--urls", "http://127.0.0.1:0", "--store", "/nowhere/at/all.db")).Mistakes());
        Assert.Contains("The folder of the store '/nowhere/at/all.db' does not exist", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_one_sentence()
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync();
        FailedStart second = await FailedStart.OfAsync("--urls", worker.Url.ToString());
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("Another program listens on", Assert.Single(second.Sentences()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_come_from_a_folder_the_environment_and_the_command_line_the_later_winning()
    {
        File.WriteAllText(_folder.File("appsettings.json"), """{ "Parallelism": 0, "Limits": { "BodyBytes": 1 }, "Access": { "Token": "x" } }""");
        string[] mistakes = (await FailedStart.OfAsync(
            new Dictionary<string, string> { ["RMSPROP_SETTINGS"] = _folder.Path, ["RMSPROP_LIMITS__BODYBYTES"] = "2", ["RMSPROP_ACCESS__TOKEN"] = "yy" },
            "--Access:Token", "zzz")).Mistakes();
        Assert.Collection(
            mistakes,
            line => Assert.Contains("Parallelism is '0'", line, StringComparison.Ordinal),
            line => Assert.Contains("Limits:BodyBytes is '2'", line, StringComparison.Ordinal),
            line => Assert.Contains("Access:Token holds 3 characters", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_and_version_are_printed_without_starting_anything()
    {
        FailedStart help = await FailedStart.OfAsync("--help");
        Assert.Equal(0, help.ExitCode);
        Assert.Contains("--Access:TokenFile", help.Output, StringComparison.Ordinal);
        FailedStart version = await FailedStart.OfAsync("--version");
        Assert.Matches(@"^\d+\.\d+\.\d+\s*$", version.Output);
    }

    [Fact]
    public async Task The_log_is_one_line_an_entry_in_UTC_or_JSON_by_setting_and_says_nothing_of_single_requests()
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await worker.Client.GetAsync("/api")).StatusCode);
        Assert.Equal(0, await worker.StopAsync());
        Assert.All(
            worker.Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (info|warn): ", line));
        Assert.DoesNotContain("/api", worker.Output, StringComparison.Ordinal);

        await using WorkerProcess json = await WorkerProcess.StartAsync("--Logging:Console:FormatterName", "json");
        Assert.Equal(0, await json.StopAsync());
        Assert.StartsWith("{\"Timestamp\":\"", json.Output, StringComparison.Ordinal);
    }
}
