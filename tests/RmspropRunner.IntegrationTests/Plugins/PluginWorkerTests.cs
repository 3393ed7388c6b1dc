using System.Net;
using System.Net.Http.Json;
using RmspropRunner.Contracts;
using RmspropRunner.IntegrationTests.Worker;
using RmspropRunner.Waiting;

namespace RmspropRunner.IntegrationTests.Plugins;

/// <summary>Plugins of specs that are handed to a worker.</summary>
public sealed class PluginWorkerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("experiments")]
    [InlineData("plans")]
    public async Task A_worker_without_a_folder_for_them_loads_no_plugins(string resource)
    {
        await using RunningWorker worker = await RunningWorker.StartAsync();
        ExamplePlugin.CopyTo(worker.Process.Folder);
        string message = await MistakeAsync(worker, ExamplePlugin.Spec(), resource);

        Assert.Contains("This worker loads no plugins", message, StringComparison.Ordinal);
        Assert.Contains("Plugins:Folder", message, StringComparison.Ordinal);
    }

    [Theory]
#if HAS_ORLEANS
    [InlineData("orleans")]
#endif
    [InlineData("in-process")]
    public async Task A_worker_runs_the_plugins_of_its_folder_and_takes_them_up_again(string engine)
    {
        ExamplePlugin.CopyTo(_folder.Path);
        await using RunningWorker worker = await RunningWorker.StartAsync("--Plugins:Folder", _folder.Path, "--Engine", engine);
        await worker.SubmitAsync(ExamplePlugin.Spec());
        Assert.Equal(5, (await worker.UntilAsync("plugged", ExperimentState.Finished))[^1].StoredTrials);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(worker, "experiments/plugged/trials/1/trace"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(worker, "experiments/plugged/leaderboard"));

        await worker.Process.KillAsync();
        await worker.StartAgainAsync();
        Assert.Equal((6, 1), await SubmittedAsync(worker, ExamplePlugin.Spec(seeds: "1..6")));
        Assert.Equal(6, (await worker.UntilAsync("plugged", ExperimentState.Finished))[^1].StoredTrials);
    }

    [Fact]
    public async Task The_inbox_takes_specs_with_plugins_of_the_folder()
    {
        ExamplePlugin.CopyTo(_folder.Path);
        await using RunningWorker worker = await RunningWorker.StartAsync("--Plugins:Folder", _folder.Path);
        await worker.SubmitAsync(ExamplePlugin.Spec(name: "first"));
        string inbox = Path.Combine(worker.Process.Folder, "inbox");
        await File.WriteAllTextAsync(Path.Combine(inbox, "spec.yaml"), ExamplePlugin.Spec());
        string accepted = Path.Combine(inbox, "accepted", "spec.yaml");
        await Until.TrueAsync("the spec is accepted", TimeSpan.FromSeconds(30), () => File.Exists(accepted));
        await worker.UntilAsync("plugged", ExperimentState.Finished);
    }

    [Theory]
    [InlineData("../Example.Plugin.dll")]
    [InlineData("inner/Example.Plugin.dll")]
    [InlineData("/tmp/Example.Plugin.dll")]
    public async Task Nothing_outside_the_folder_is_loaded(string path)
    {
        string inner = Directory.CreateDirectory(_folder.File("inner")).FullName;
        ExamplePlugin.CopyTo(_folder.Path);
        ExamplePlugin.CopyTo(Directory.CreateDirectory(Path.Combine(inner, "inner")).FullName);
        await using RunningWorker worker = await RunningWorker.StartAsync("--Plugins:Folder", inner);
        string message = await MistakeAsync(worker, ExamplePlugin.Spec(path), "experiments");

        Assert.Contains("may not be loaded here: plugins come from this worker's folder of plugins (its setting Plugins:Folder)", message, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, message, StringComparison.Ordinal);
    }

    [Theory]
#if HAS_ORLEANS
    [InlineData("orleans")]
#endif
    [InlineData("in-process")]
    public async Task A_stored_experiment_whose_plugin_has_changed_fails_and_says_so(string engine)
    {
        ExamplePlugin.CopyTo(_folder.Path);
        await using RunningWorker worker = await RunningWorker.StartAsync("--Plugins:Folder", _folder.Path, "--Engine", engine);
        await worker.SubmitAsync(ExamplePlugin.Spec());
        await worker.UntilAsync("plugged", ExperimentState.Finished);
        string longer = ExamplePlugin.Spec(name: "longer", seeds: "1..100000").Replace("iterations: 200", "iterations: 5000\ntrace: { every: 0 }", StringComparison.Ordinal);
        await worker.SubmitAsync(longer);
        await worker.Process.KillAsync();

        ExamplePlugin.CopyOtherTo(_folder.Path);
        await worker.StartAgainAsync();
        await worker.UntilAsync("longer", ExperimentState.Failed);
        string reason = (await worker.FindAsync("longer")).Failure!;
        Assert.Contains("'Example.Plugin.dll' in this worker's folder of plugins", reason, StringComparison.Ordinal);
        Assert.Contains("is not the plugin that the spec means", reason, StringComparison.Ordinal);
        using HttpResponseMessage again = await worker.PostAsync(longer);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("plugins: Example.Plugin.dll is another one", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(long Trials, long Added)> SubmittedAsync(RunningWorker worker, string yaml)
    {
        SubmissionResource submission = await worker.SubmitAsync(yaml);
        return (submission.Trials, submission.AddedTrials);
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningWorker worker, string resource)
    {
        using HttpResponseMessage response = await worker.Client.GetAsync(new Uri($"/api/v1/{resource}", UriKind.Relative));
        return response.StatusCode;
    }

    private static async Task<string> MistakeAsync(RunningWorker worker, string yaml, string resource)
    {
        using HttpResponseMessage response = await worker.PostAsync(yaml, resource);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        ProblemResource problem = (await response.Content.ReadFromJsonAsync(ContractsJson.Default.ProblemResource))!;
        SpecMistake mistake = Assert.Single(problem.Mistakes!);
        Assert.Equal((2, 11), (mistake.Line, mistake.Column));
        return mistake.Message;
    }
}
