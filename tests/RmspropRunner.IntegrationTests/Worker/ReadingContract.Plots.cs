using System.Net;
using System.Text.Json;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.IntegrationTests.Storage;

namespace RmspropRunner.IntegrationTests.Worker;

public abstract partial class ReadingContract
{
    [Fact]
    public async Task Pictures_are_listed_with_what_they_can_be_asked_for()
    {
        JsonElement list = await JsonAsync($"{Sweep}/plots");
        Assert.Contains("convergence", list.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetProperty("name").GetString()));
        Assert.All(list.GetProperty("kinds").EnumerateArray(), kind =>
        {
            Assert.NotEmpty(kind.GetProperty("summary").GetString()!);
            Assert.Equal($"{Sweep}/plots/{kind.GetProperty("name").GetString()}", kind.GetProperty("url").GetString());
        });
        Assert.Contains("gradient_descent", list.GetProperty("optimizers").EnumerateArray().Select(name => name.GetString()));
        Assert.Contains("learning_rate", list.GetProperty("hyperparameters").EnumerateArray().Select(name => name.GetString()));
        Assert.All(list.GetProperty("problems").EnumerateArray(), problem => Assert.True(problem.GetProperty("dimension").GetInt32() > 0));
    }

    [Theory]
    [InlineData("surface")]
    [InlineData("convergence")]
    [InlineData("convergence?configuration=1&configuration=2&scale=log")]
    [InlineData("contour?trial=1")]
    [InlineData("contour?paths=none")]
    [InlineData("sensitivity")]
    public async Task A_picture_has_data_for_plotly_and_words_that_say_what_it_is_of(string picture)
    {
        JsonElement figure = await JsonAsync($"{Sweep}/plots/{picture}");
        Assert.StartsWith(figure.GetProperty("kind").GetString()!, picture, StringComparison.Ordinal);
        Assert.NotEmpty(figure.GetProperty("data").EnumerateArray());
        Assert.Contains("sweep", figure.GetProperty("caption")[0].GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(figure.GetProperty("alt").GetString()!);
        Assert.Equal(JsonValueKind.Object, figure.GetProperty("layout").ValueKind);
    }

    [Theory]
    [InlineData("configuration=1", "configuration=1&configuration=2", 2)]
    [InlineData("configuration=1&trial=1", "configuration=1&trial=1&trial=2", 1)]
    public async Task Naming_more_trials_or_configurations_draws_more(string few, string more, int traces) =>
        Assert.Equal(
            (await JsonAsync($"{Sweep}/plots/convergence?{few}")).GetProperty("data").GetArrayLength() + traces,
            (await JsonAsync($"{Sweep}/plots/convergence?{more}")).GetProperty("data").GetArrayLength());

    [Theory]
    [InlineData("contour?trial=0", "trial takes a whole number from 1, not '0'.")]
    [InlineData("contour?trial=1&trial=x", "trial takes a whole number from 1, not 'x'.")]
    [InlineData("contour?paths=some", "paths takes one of shown, none")]
    [InlineData("steps?trial=1&trial=2", "The effective steps are of one trial; 2 were named.")]
    [InlineData("surface?x=x9", "'x9' is not a coordinate")]
    [InlineData("convergence?trial=999999", "Trial 999999 of sweep is not stored")]
    [InlineData("surface?problem=none", "has no such problem")]
    [InlineData("convergence?scale=square", "scale takes one of linear, log")]
    [InlineData("convergence?target=Infinity", "target takes a finite number")]
    [InlineData("convergence?problem=sphere&problem=sphere", "problem is given 2 times: give it once.")]
    [InlineData("convergence?kind=surface", "'kind' is not a parameter here")]
    public async Task What_cannot_be_drawn_is_refused_and_why(string picture, string detail) =>
        Assert.Contains(detail, await ProblemAsync($"{Sweep}/plots/{picture}", HttpStatusCode.BadRequest), StringComparison.Ordinal);

    [Theory]
    [InlineData("sweep/plots/contuor", "did you mean 'contour'?")]
    [InlineData("nothing/plots", "There is no experiment 'nothing'")]
    [InlineData("nothing/plots/contour", "There is no experiment 'nothing'")]
    public async Task A_kind_or_an_experiment_that_is_not_there_is_told(string path, string detail) =>
        Assert.Contains(detail, await ProblemAsync($"/api/v1/experiments/{path}", HttpStatusCode.NotFound), StringComparison.Ordinal);

    [Fact]
    public async Task At_most_64_trials_are_taken_for_one_picture() =>
        Assert.Contains(
            "give it at most 64 times",
            await ProblemAsync($"{Sweep}/plots/contour?{string.Join('&', Enumerable.Repeat("trial=1", 65))}", HttpStatusCode.BadRequest),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_picture_that_could_not_be_drawn_can_be_once_something_is_stored()
    {
        await using IExperimentStore store = await worker.OpenAsync();
        StoredExperiment experiment = await ReadableWorker.CreateAsync(store, "drawn-later");
        const string Url = "/api/v1/experiments/drawn-later/plots/convergence";
        Assert.Contains("Nothing of drawn-later is stored yet", await ProblemAsync(Url, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 5)], CancellationToken.None);
        await ReadableWorker.UntilAsync(async () =>
        {
            using HttpResponseMessage answer = await Client.GetAsync(Url);
            return answer.StatusCode == HttpStatusCode.OK;
        });
    }
}
