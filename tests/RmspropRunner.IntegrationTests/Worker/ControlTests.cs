using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.IntegrationTests.Worker;

/// <summary>The API's answers about experiments. They share a worker, which holds three experiments at a time.</summary>
public sealed class ControlTests : IClassFixture<ControlTests.SharedWorker>
{
    private readonly RunningWorker _worker;

    public ControlTests(SharedWorker shared) => _worker = shared.Worker;

    [Fact]
    public async Task A_spec_with_mistakes_is_told_every_place()
    {
        using HttpResponseMessage response = await _worker.PostAsync("name: x\nproblems: [spher]\niterations: 5\noptimizers: [rmsprop]\nsede: 1");
        ProblemResource problem = await ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal([(2, 12), (5, 1)], problem.Mistakes!.Select(mistake => (mistake.Line, mistake.Column)));
        Assert.Contains("did you mean 'sphere'", problem.Mistakes![0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_a_mistake_and_too_many_of_them_too_large()
    {
        using ByteArrayContent bytes = new([0x6E, 0xFF, 0x00]);
        using HttpResponseMessage mistaken = await _worker.Client.PostAsync(new Uri("/api/experiments", UriKind.Relative), bytes);
        Assert.Contains("UTF-8", (await ProblemAsync(mistaken, HttpStatusCode.BadRequest)).Mistakes![0].Message, StringComparison.Ordinal);
        using HttpResponseMessage large = await _worker.PostAsync(new string(' ', (1 << 20) + 1));
        await ProblemAsync(large, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_plan_that_is_too_large_is_refused_and_leaves_nothing()
    {
        string yaml = WorkerSpecs.Short("vast", "1..100000000");
        using HttpResponseMessage response = await _worker.PostAsync(yaml);
        Assert.Contains("100000000 trials", (await ProblemAsync(response, HttpStatusCode.RequestEntityTooLarge)).Detail, StringComparison.Ordinal);
        using HttpResponseMessage plan = await _worker.PostAsync(yaml, "plans");
        await ProblemAsync(plan, HttpStatusCode.RequestEntityTooLarge);
        using HttpResponseMessage missing = await _worker.Client.GetAsync(new Uri("/api/v1/experiments/vast", UriKind.Relative));
        await ProblemAsync(missing, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_plan_is_told_without_consequences_and_a_spec_that_contradicts_is_refused_with_the_differences()
    {
        using HttpResponseMessage first = await _worker.PostAsync(WorkerSpecs.Short("planned"), "plans");
        PlanResource plan = (await first.Content.ReadFromJsonAsync(ContractsJson.Default.PlanResource))!;
        Assert.Equal((true, 5L, 5L, 0L, 1L), (plan.IsNew, plan.Trials, plan.AddedTrials, plan.StoredTrials, plan.Configurations));
        await _worker.SubmitAsync(WorkerSpecs.Short("planned"));
        await _worker.UntilAsync("planned", ExperimentState.Finished);
        using HttpResponseMessage second = await _worker.PostAsync(WorkerSpecs.Short("planned", "1..9"), "plans");
        plan = (await second.Content.ReadFromJsonAsync(ContractsJson.Default.PlanResource))!;
        Assert.Equal((false, 9L, 4L, 5L), (plan.IsNew, plan.Trials, plan.AddedTrials, plan.StoredTrials));

        using HttpResponseMessage refused = await _worker.PostAsync(WorkerSpecs.Short("planned", "2..9"));
        Assert.NotEmpty((await ProblemAsync(refused, HttpStatusCode.Conflict)).Differences!);
        using HttpResponseMessage again = await _worker.PostAsync(WorkerSpecs.Short("planned"));
        Assert.Equal((HttpStatusCode.OK, "/api/v1/experiments/planned"), (again.StatusCode, again.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task A_full_queue_refuses_with_a_time_to_try_again_and_keeps_what_it_has()
    {
        foreach (string name in (string[])["full1", "full2", "full3"])
            await _worker.SubmitAsync(WorkerSpecs.Long(name));
        using HttpResponseMessage refused = await _worker.PostAsync(WorkerSpecs.Short("late"));
        await ProblemAsync(refused, HttpStatusCode.TooManyRequests);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await _worker.PostAsync(WorkerSpecs.Long("full2"))).StatusCode);

        await _worker.StepAsync("full1", "cancel");
        await _worker.SubmitAsync(WorkerSpecs.Short("late"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await _worker.StepAsync("full1", "resume"));
        foreach (string name in (string[])["full1", "full2", "full3"])
            Assert.Equal(HttpStatusCode.NoContent, await _worker.DeleteAsync(name));
        await _worker.UntilAsync("late", ExperimentState.Finished);
    }

    [Fact]
    public async Task Experiments_are_listed_page_by_page_the_newest_first()
    {
        foreach (string name in (string[])["listed 1", "listed/2", "listed-3"])
        {
            SubmissionResource submitted = await _worker.SubmitAsync(WorkerSpecs.Short(name));
            await _worker.UntilAsync("@" + submitted.Experiment.Id, ExperimentState.Finished);
        }

        List<ExperimentResource> all = [];
        string? after = "";
        while (after is not null)
        {
            Page<ExperimentResource> page = await ListAsync($"limit=2{(after.Length > 0 ? "&after=" + after : "")}");
            Assert.InRange(page.Items.Count, 1, 2);
            all.AddRange(page.Items);
            after = page.Next;
        }

        Assert.Equal(all.OrderByDescending(experiment => experiment.Id), all);
        string[] listed = [.. all.Where(experiment => experiment.Name.StartsWith("listed", StringComparison.Ordinal)).Select(experiment => experiment.Name)];
        Assert.Equal(["listed-3", "listed/2", "listed 1"], listed);
        Assert.Equal("listed/2", (await ListAsync("name=listed/2")).Items.Single().Name);
        Assert.All((await ListAsync("status=finished")).Items, experiment => Assert.Equal(ExperimentState.Finished, experiment.Status));
        foreach (ExperimentResource experiment in all)
            Assert.Equal(experiment.Id, (await _worker.Client.GetFromJsonAsync(experiment.Url, ContractsJson.Default.ExperimentResource))!.Id);
        foreach (string query in (string[])["status=done", "limit=0", "limit=x", "after=-1"])
        {
            using HttpResponseMessage response = await _worker.Client.GetAsync(new Uri($"/api/v1/experiments?{query}", UriKind.Relative));
            await ProblemAsync(response, HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task An_experiment_that_has_not_changed_is_not_told_again_and_its_spec_is_given()
    {
        await _worker.SubmitAsync(WorkerSpecs.Short("tagged"));
        await _worker.UntilAsync("tagged", ExperimentState.Finished);
        using HttpResponseMessage first = await _worker.Client.GetAsync(new Uri("/api/v1/experiments/tagged", UriKind.Relative));
        using HttpRequestMessage again = new(HttpMethod.Get, "/api/v1/experiments/tagged") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using HttpResponseMessage unchanged = await _worker.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        using HttpRequestMessage other = new(HttpMethod.Get, "/api/v1/experiments/tagged") { Headers = { IfNoneMatch = { new EntityTagHeaderValue("\"x\"") } } };
        using HttpResponseMessage changed = await _worker.Client.SendAsync(other);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        using HttpResponseMessage spec = await _worker.Client.GetAsync(new Uri("/api/v1/experiments/tagged/spec?revision=1", UriKind.Relative));
        Assert.Equal("text/yaml", spec.Content.Headers.ContentType?.MediaType);
        Assert.Equal("tagged", ExperimentSpec.ParseCanonical(await spec.Content.ReadAsStringAsync()).Name);
        using HttpResponseMessage none = await _worker.Client.GetAsync(new Uri("/api/v1/experiments/tagged/spec?revision=2", UriKind.Relative));
        await ProblemAsync(none, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Listeners_to_everything_hear_of_every_experiment()
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));
        await _worker.SubmitAsync(WorkerSpecs.Long("heard"));
        await foreach (ProgressResource progress in _worker.EventsAsync("events", deadline.Token))
        {
            if (progress is { Name: "heard", Status: ExperimentState.Running })
                await _worker.StepAsync("heard", "cancel");
            if (progress is { Name: "heard", Status: ExperimentState.Cancelled })
                break;
        }

        await _worker.DeleteAsync("heard");
    }

    private async Task<Page<ExperimentResource>> ListAsync(string query) =>
        (await _worker.Client.GetFromJsonAsync($"/api/v1/experiments?{query}", ContractsJson.Default.PageExperimentResource))!;

    private static async Task<ProblemResource> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        ProblemResource problem = (await response.Content.ReadFromJsonAsync(ContractsJson.Default.ProblemResource))!;
        Assert.Equal((int)status, problem.Status);
        Assert.False(string.IsNullOrEmpty(problem.Title) || string.IsNullOrEmpty(problem.Detail));
        return problem;
    }

    public sealed class SharedWorker : IAsyncLifetime
    {
        private RunningWorker? _worker;

        internal RunningWorker Worker => _worker!;

        public async Task InitializeAsync() => _worker = await RunningWorker.StartAsync("--inbox", "", "--Limits:QueuedExperiments", "3");

        public async Task DisposeAsync() => await _worker!.DisposeAsync();
    }
}
