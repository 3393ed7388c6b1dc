using System.Text.Json.Nodes;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Kinds;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.UnitTests.Plots;

/// <summary>What holds for every kind of picture.</summary>
public sealed class FigureTests(DrawnStore store) : IClassFixture<DrawnStore>
{
    public static TheoryData<string> Kinds => [.. PlotKinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_says_what_it_was_made_of_and_what_it_shows(string kind)
    {
        Figure figure = await store.DrawAsync("valley", kind);
        Assert.Equal(kind, figure.Kind);
        Assert.NotEmpty(figure.Data);
        Assert.Equal($"valley: Two optimizers in a valley (plan {store.Subject("valley").Plan.Hash[..12]})", figure.Caption[0]);
        Assert.Equal("300 iterations, stop at the target 1e-09", figure.Caption[1]);
        Assert.Equal("tried on each problem: rmsprop in 30 trials, gradient_descent in 10 trials (settings × starts × seeds)", figure.Caption[2]);
        Assert.NotEmpty(figure.Title);
        Assert.NotEmpty(figure.Alternative);
    }

    [Theory]
    [InlineData("contour")]
    [InlineData("convergence")]
    [InlineData("ecdf")]
    [InlineData("heatmap")]
    [InlineData("sensitivity")]
    [InlineData("profile")]
    public async Task Clipping_and_the_schedule_are_named(string kind)
    {
        string caption = string.Join('\n', (await store.DrawAsync("valley", kind)).Caption);
        Assert.Contains("clip_norm 10", caption, StringComparison.Ordinal);
        Assert.Contains("schedule cosine", caption, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Noise_is_named() => Assert.Contains(
        "beale: noise: {value: 0.1, gradient: 0.1}", (await store.DrawAsync("valley", "convergence", new PlotRequest { Problem = "beale (noise 0.1)" })).Caption);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task All_that_is_not_a_finite_number_is_a_gap(string kind)
    {
        string json = (await store.DrawAsync("valley", kind)).ToJson().ToJsonString();
        JsonNode read = JsonNode.Parse(json)!;
        Assert.Equal(kind, read["kind"]!.GetValue<string>());
        Assert.DoesNotContain("NaN", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Infinity", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("convergence", "log", "log")]
    [InlineData("steps", "linear", "log")]
    [InlineData("ecdf", "log", "linear")]
    [InlineData("profile", "log", "linear")]
    [InlineData("sensitivity", "log", "log")]
    [InlineData("heatmap", "log", null)]
    public async Task Axes_have_the_scale_that_suits(string kind, string x, string? y)
    {
        Figure figure = await store.DrawAsync("valley", kind);
        Assert.Equal(x, figure.Layout["xaxis"]!["type"]!.GetValue<string>());
        if (y is not null)
            Assert.Equal(y, figure.Layout["yaxis"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_objectives_scale_can_be_asked_for()
    {
        Figure figure = await store.DrawAsync("valley", "convergence", new PlotRequest { IsLogarithmic = false });
        Assert.Equal("linear", figure.Layout["yaxis"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public void An_experiment_is_offered_what_it_has()
    {
        Assert.All(PlotKinds.All, kind => Assert.True(kind.IsFor(store.Subject("valley").Plan), kind.Name));
        Assert.Equal(["steps", "ecdf"], PlotKinds.All.Where(kind => kind.IsFor(store.Subject("plain").Plan)).Select(kind => kind.Name));
    }

    [Theory]
    [InlineData("surface", "sphere has one dimension, and the picture needs two.")]
    [InlineData("contour", "sphere has one dimension, and the picture needs two.")]
    [InlineData("convergence", "plain records no traces")]
    [InlineData("heatmap", "two hyperparameters that have several values; gradient_descent has none here")]
    [InlineData("sensitivity", "Every configuration has learning_rate 0.1")]
    [InlineData("profile", "compares optimizers; plain has gradient_descent alone")]
    [InlineData("parallel", "All configurations have the same hyperparameters")]
    public async Task What_cannot_be_drawn_is_said_and_why(string kind, string message) =>
        Assert.Contains(message, await store.MistakeAsync("plain", kind), StringComparison.Ordinal);
}
