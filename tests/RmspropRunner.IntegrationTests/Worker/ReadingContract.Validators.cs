using System.Net;
using System.Net.Http.Headers;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.IntegrationTests.Storage;

namespace RmspropRunner.IntegrationTests.Worker;

public abstract partial class ReadingContract
{
    [Theory]
    [InlineData("trials/3")]
    [InlineData("trials/3?format=csv")]
    [InlineData("trials/3/trace")]
    [InlineData("trials/3/trace?points=5")]
    [InlineData("trials")]
    [InlineData("trials?sort=best_objective&limit=3")]
    [InlineData("leaderboard")]
    [InlineData("leaderboard?limit=1")]
    [InlineData("convergence")]
    [InlineData("convergence?points=7")]
    [InlineData("plots/surface")]
    [InlineData("plots/convergence?trial=3")]
    public async Task Who_has_it_already_is_not_sent_it_again(string path)
    {
        (HttpStatusCode status, EntityTagHeaderValue tag, string body) = await AskAsync($"{Sweep}/{path}", ifNoneMatch: null);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEmpty(body);
        Assert.False(tag.IsWeak);

        (HttpStatusCode again, EntityTagHeaderValue same, string nothing) = await AskAsync($"{Sweep}/{path}", tag.Tag);
        Assert.Equal((HttpStatusCode.NotModified, tag, ""), (again, same, nothing));
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync($"{Sweep}/{path}", $"\"other\", W/{tag.Tag}")).Status);
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync($"{Sweep}/{path}", "*")).Status);
        Assert.Equal((HttpStatusCode.OK, tag, body), await AskAsync($"{Sweep}/{path}", "\"other\""));
    }

    [Fact]
    public async Task Every_answer_has_a_tag_of_its_own()
    {
        string[] paths =
        [
            "trials", "trials?limit=3", "trials?limit=3&order=desc", "trials?format=csv", "trials/1", "trials/2", "trials/2?format=csv", "trials/2/trace",
            "trials/2/trace?points=5", "trials/2/trace?points=5&axis=linear", "leaderboard", "leaderboard?limit=2", "leaderboard?format=csv",
            "convergence", "convergence?points=5", "convergence?configuration=1", "convergence?configuration=1&format=csv",
            "plots/surface", "plots/convergence", "plots/convergence?trial=1", "plots/convergence?trial=1&trial=2", "plots/convergence?configuration=1",
        ];
        List<string> tags = [];
        foreach (string path in paths)
            tags.Add((await AskAsync($"{Sweep}/{path}", ifNoneMatch: null)).Tag.Tag);
        tags.Add((await AskAsync($"{worker.Awkward}/trials/2", ifNoneMatch: null)).Tag.Tag);
        Assert.Equal(tags.Count, tags.Distinct().Count());
    }

    [Theory]
    [InlineData("trials")]
    [InlineData("leaderboard")]
    [InlineData("convergence")]
    public async Task What_is_stored_later_changes_the_answer_and_its_tag_within_moments(string path)
    {
        await using IExperimentStore store = await worker.OpenAsync();
        StoredExperiment experiment = await ReadableWorker.CreateAsync(store, $"growing-{path}");
        string url = $"/api/v1/experiments/growing-{path}/{path}";
        string before = "";
        for (int shard = 0; shard < 3; shard++)
        {
            await store.CommitAsync(experiment.Id, [SampleShards.Shard(1 + shard * 4, 4)], CancellationToken.None);
            EntityTagHeaderValue? tag = null;
            await ReadableWorker.UntilAsync(async () =>
            {
                (HttpStatusCode status, tag, string body) = await AskAsync(url, ifNoneMatch: null);
                Assert.Equal(HttpStatusCode.OK, status);
                bool isNew = body != before;
                before = body;
                return isNew;
            });
            Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(url, tag!.Tag)).Status);
        }

        Assert.Contains(path == "leaderboard" ? "\"trials\":12" : path == "convergence" ? "\"trials\":12" : "\"number\":12", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_experiment_that_took_the_name_of_a_deleted_one_has_other_tags()
    {
        await using IExperimentStore store = await worker.OpenAsync();
        string[] paths = ["trials", "trials/1", "trials/1/trace", "leaderboard", "convergence"];
        StoredExperiment first = await ReadableWorker.CreateAsync(store, "replaced");
        await store.CommitAsync(first.Id, [SampleShards.Shard(1, 4)], CancellationToken.None);
        List<string> tags = [];
        foreach (string path in paths)
            tags.Add((await AskAsync($"/api/v1/experiments/replaced/{path}", ifNoneMatch: null)).Tag.Tag);

        await store.DeleteAsync("replaced", CancellationToken.None);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync("/api/v1/experiments/replaced/trials")).StatusCode);
        foreach (string summary in new[] { "leaderboard", "convergence" })
        {
            await ReadableWorker.UntilAsync(async () =>
                (await Client.GetAsync($"/api/v1/experiments/replaced/{summary}")).StatusCode == HttpStatusCode.NotFound);
        }

        StoredExperiment second = await ReadableWorker.CreateAsync(store, "replaced");
        await store.CommitAsync(second.Id, [SampleShards.Shard(1, 4)], CancellationToken.None);
        foreach (string path in paths)
            Assert.DoesNotContain((await AskAsync($"/api/v1/experiments/replaced/{path}", ifNoneMatch: null)).Tag.Tag, tags);
    }

    [Fact]
    public async Task Summaries_say_how_old_they_are()
    {
        foreach (string path in new[] { "leaderboard", "convergence" })
        {
            using HttpResponseMessage answer = await Client.GetAsync($"{Sweep}/{path}");
            Assert.InRange(answer.Headers.Age!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_the_same()
    {
        string[] answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Client.GetStringAsync($"{Sweep}/leaderboard")));
        Assert.Single(answers.Distinct());
    }

    private async Task<(HttpStatusCode Status, EntityTagHeaderValue Tag, string Body)> AskAsync(string url, string? ifNoneMatch)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, url);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        using HttpResponseMessage answer = await Client.SendAsync(request);
        Assert.NotNull(answer.Headers.ETag);
        return (answer.StatusCode, answer.Headers.ETag, await answer.Content.ReadAsStringAsync());
    }
}
