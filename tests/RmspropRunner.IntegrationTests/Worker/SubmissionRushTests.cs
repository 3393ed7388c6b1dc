using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using RmspropRunner.Contracts;

namespace RmspropRunner.IntegrationTests.Worker;

/// <summary>A thousand specs at once.</summary>
public sealed class SubmissionRushTests
{
    private const int Specs = 1000;

    [Fact]
    public async Task Of_a_thousand_submissions_each_is_accepted_and_finished_or_refused_because_the_queue_is_full()
    {
        await using RunningWorker worker = await RunningWorker.StartAsync("--Limits:QueuedExperiments", "5", "--inbox", "");
        ConcurrentDictionary<string, HttpStatusCode> answers = [];
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Specs),
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (number, _) =>
            {
                string name = $"rush-{number}";
                using HttpResponseMessage response = await worker.PostAsync(WorkerSpecs.Short(name, seeds: "1..2"));
                answers[name] = response.StatusCode;
                if (response.StatusCode == HttpStatusCode.TooManyRequests)
                    Assert.NotNull(response.Headers.RetryAfter);
            });

        string[] accepted = [.. answers.Where(answer => answer.Value == HttpStatusCode.Created).Select(answer => answer.Key).Order()];
        Assert.Equal(Specs, answers.Count);
        Assert.Equal(Specs, accepted.Length + answers.Values.Count(status => status == HttpStatusCode.TooManyRequests));
        Assert.InRange(accepted.Length, 5, Specs - 1);

        foreach (string name in accepted)
            Assert.Equal(2, (await worker.UntilAsync(name, ExperimentState.Finished))[^1].StoredTrials);
        Assert.Equal(accepted, (await NamesAsync(worker)).Order());
    }

    /// <summary>The names of all that the worker has, page by page.</summary>
    private static async Task<IReadOnlyList<string>> NamesAsync(RunningWorker worker)
    {
        List<string> names = [];
        string? after = null;
        do
        {
            Page<ExperimentResource> page = (await worker.Client.GetFromJsonAsync(
                $"/api/v1/experiments?limit=100{(after is null ? "" : $"&after={after}")}", ContractsJson.Default.PageExperimentResource))!;
            names.AddRange(page.Items.Select(experiment => experiment.Name));
            after = page.Next;
        }
        while (after is not null);
        return names;
    }
}
