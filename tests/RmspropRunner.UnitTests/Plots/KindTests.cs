using System.Text.Json;
using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.UnitTests.Plots;

/// <summary>The numbers that pictures show.</summary>
public sealed class KindTests(DrawnStore store) : IClassFixture<DrawnStore>
{
    [Fact]
    public async Task The_tutorials_surface_is_f_in_jet_colours()
    {
        JsonNode surface = Assert.Single((await store.DrawAsync("tutorial", "surface")).Data)!;
        double[] xs = Of(surface["x"]);
        double[] ys = Of(surface["y"]);
        Assert.Equal("Jet", surface["colorscale"]!.GetValue<string>());
        Assert.Equal((-1, 1, -1, 1), (xs[0], xs[^1], ys[0], ys[^1]));
        for (int j = 0; j < ys.Length; j += 10)
        {
            double[] row = Of(surface["z"]![j]);
            for (int i = 0; i < xs.Length; i += 10)
                Assert.Equal(xs[i] * xs[i] + ys[j] * ys[j], row[i], 5);
        }
    }

    [Fact]
    public async Task The_tutorials_contours_have_50_levels_and_its_path_white_dots()
    {
        Figure figure = await store.DrawAsync("tutorial", "contour");
        Assert.Equal(2, figure.Data.Count);
        JsonNode contours = figure.Data[0]!["contours"]!;
        Assert.Equal(50, (contours["end"]!.GetValue<double>() - contours["start"]!.GetValue<double>()) / contours["size"]!.GetValue<double>(), 9);
        JsonNode path = figure.Data[1]!;
        Assert.Equal("white", path["marker"]!["color"]!.GetValue<string>());
        Assert.Equal("lines+markers", path["mode"]!.GetValue<string>());

        // The tutorial's own numbers: its start, numpy's first draws of seed 1, and its end.
        double[] xs = Of(path["x"]);
        double[] ys = Of(path["y"]);
        Assert.Equal(51, xs.Length);
        Assert.Equal((-0.16595599, 0.44064899), (Math.Round(xs[0], 8), Math.Round(ys[0], 8)));
        Assert.Equal((-5.45667355e-23, 1.25022522e-04), (xs[^1], ys[^1]), (expected, actual) => Near(expected.Item1, actual.Item1) && Near(expected.Item2, actual.Item2));
        Assert.Equal(51, figure.Frames.Count);
        Assert.Equal(51, figure.Layout["sliders"]![0]!["steps"]!.AsArray().Count);
        Assert.Equal(["Play", "Pause"], figure.Layout["updatemenus"]![0]!["buttons"]!.AsArray().Select(button => button!["label"]!.GetValue<string>()));

        static bool Near(double expected, double actual) => Math.Abs(actual / expected - 1) < 1e-8;
    }

    [Fact]
    public async Task Contours_are_drawn_alone_where_no_paths_are_wanted()
    {
        Figure figure = await store.DrawAsync("valley", "contour", new PlotRequest { IsWithoutPaths = true });
        Assert.Equal("contour", Assert.Single(figure.Data)!["type"]!.GetValue<string>());
        Assert.Empty(figure.Frames);
    }

    [Fact]
    public async Task A_path_that_was_not_recorded_is_computed_again_to_the_bit()
    {
        Figure figure = await store.DrawAsync("valley", "contour", new PlotRequest { Trials = [1] });
        TrialRecord trial = await store.Subject("valley").TrialAsync(1, CancellationToken.None);
        Assert.Contains("Trial 1: x was not recorded; the trial was computed again.", figure.Notes);
        Assert.Equal(trial.FinalX[0], Of(figure.Data[1]!["x"])[^1]);
        Assert.Equal(trial.FinalX[1], Of(figure.Data[1]!["y"])[^1]);
    }

    [Fact]
    public async Task More_than_two_dimensions_are_called_a_slice()
    {
        Figure figure = await store.DrawAsync("valley", "contour", new PlotRequest { Dimension = 4, X = "x3", Y = "x1" });
        Assert.Equal("Paths on a slice of rosenbrock in 4 dimensions along x3 and x1", figure.Title);
        Assert.Contains(figure.Notes, note => note.Contains("not the objective along the path", StringComparison.Ordinal));
        Assert.Contains("'x5' is not a coordinate of rosenbrock: it has x1 to x4.", await store.MistakeAsync("valley", "surface", new PlotRequest { Dimension = 4, X = "x5" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_runs_away_is_marked_and_leaves_room_for_the_others()
    {
        // Gradient descent at a rate of 1: the last configuration of the first problem.
        Figure figure = await store.DrawAsync("valley", "contour", new PlotRequest { Configurations = [8] });
        Assert.All(Of(figure.Data[1]!["x"]).Concat(Of(figure.Data[1]!["y"])), place => Assert.InRange(place, -500, 500));
        Assert.Equal("x", figure.Data[^1]!["marker"]!["symbol"]!.GetValue<string>());
        Assert.Contains(figure.Notes, note => note.EndsWith("diverged: the last point that has a place here is marked ×.", StringComparison.Ordinal));
        Assert.All(Of(figure.Layout["xaxis"]!["range"]), end => Assert.InRange(end, -10, 10));
    }

    [Fact]
    public async Task Curves_are_medians_and_end_with_a_mark_where_half_of_the_trials_diverged()
    {
        PlotSubject subject = store.Subject("valley");
        Figure figure = await store.DrawAsync("valley", "convergence", new PlotRequest { Configurations = [1, 8] });
        List<ConvergenceRow> stored = [];
        await foreach (ConvergenceRow row in subject.Store.ConvergenceAsync(subject.Experiment.Id, 1, CancellationToken.None))
            stored.Add(row);
        JsonNode median = figure.Data.Single(trace => trace!["name"]!.GetValue<string>().StartsWith("rmsprop", StringComparison.Ordinal) && trace["fill"] is null)!;
        Assert.Equal(stored.Select(row => row.Objective.Median), Of(median["y"]));
        Assert.Equal(stored.Select(row => (double)row.Iteration), Of(median["x"]));
        JsonNode mark = Assert.Single(figure.Data, trace => trace!["marker"]?["symbol"]?.GetValue<string>() == "x")!;
        Assert.Single(mark["x"]!.AsArray());
        Assert.Contains(figure.Notes, note => note.Contains("5 trials of 5 diverged, and count as infinite from there on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Single_trials_are_added_on_demand()
    {
        Figure without = await store.DrawAsync("valley", "convergence");
        Figure with = await store.DrawAsync("valley", "convergence", new PlotRequest { Trials = [1] });
        Assert.Equal(without.Data.Count + 1, with.Data.Count);
        Assert.Contains(with.Data, trace => trace!["name"]!.GetValue<string>() == "trial 1 (seed 1)");
    }

    [Fact]
    public async Task Of_gradient_descent_the_effective_step_is_the_learning_rate()
    {
        // Configuration 7 of 8 of the first problem; its trials are 31 to 35.
        Figure figure = await store.DrawAsync("valley", "steps", new PlotRequest { Trials = [31] });
        Assert.Equal(["x1", "x2"], figure.Data.Select(trace => trace!["name"]!.GetValue<string>()));
        Assert.All(figure.Data.SelectMany(trace => Of(trace!["y"])), step => Assert.InRange(step, 0.0000999, 0.0001001));
    }

    [Fact]
    public async Task A_heatmaps_cells_are_the_leaderboards_medians()
    {
        PlotSubject subject = store.Subject("valley");
        Figure figure = await store.DrawAsync("valley", "heatmap", new PlotRequest { IsLogarithmic = false, X = "rho", Y = "learning_rate" });
        double[] cells = [.. figure.Data[0]!["z"]!.AsArray().SelectMany(Of)];
        double[] stored = [.. (await subject.Store.LeaderboardAsync(subject.Experiment.Id, 100, CancellationToken.None))
            .Where(row => row is { Optimizer: "rmsprop", Problem: "rosenbrock", Dimension: 2 }).Select(row => row.BestObjective.Median)];
        Assert.Equal(stored.Order(), cells.Order());
        Assert.Equal([0.9, 0.99], figure.Layout["xaxis"]!["ticktext"]!.AsArray().Select(text => double.Parse(text!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Sensitivity_marks_the_rates_at_which_trials_diverged()
    {
        Figure figure = await store.DrawAsync("valley", "sensitivity");
        JsonNode mark = Assert.Single(figure.Data, trace => trace!["marker"]?["symbol"]?.GetValue<string>() == "x")!;
        Assert.Equal([1.0], Of(mark["x"]));
        Assert.Contains(figure.Notes, note => note.StartsWith("gradient_descent: half of the trials or more diverged at learning_rate 1,", StringComparison.Ordinal));
        Assert.Contains(figure.Notes, note => note.StartsWith("At each value the best configuration over rho;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shares_at_a_target_rise_to_those_that_reached_it()
    {
        Figure all = await store.DrawAsync("valley", "ecdf", new PlotRequest { Target = 1e9, Configurations = [1] });
        Figure none = await store.DrawAsync("valley", "ecdf", new PlotRequest { Target = -1, Configurations = [1] });
        Assert.Equal(1, Of(all.Data[0]!["y"])[^1]);
        Assert.Equal(0, Of(none.Data[0]!["y"])[^1]);
        Assert.Contains("Target: an objective of 1e+09.", all.Notes);
        Assert.Contains("takes a finite objective", await store.MistakeAsync("valley", "ecdf", new PlotRequest { Target = double.NaN }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profiles_rise_within_all_cases_of_all_problems()
    {
        Figure figure = await store.DrawAsync("valley", "profile");
        Assert.Equal(["gradient_descent", "rmsprop"], figure.Data.Select(trace => trace!["name"]!.GetValue<string>()));
        Assert.Contains(figure.Notes, note => note.StartsWith("15 cases (problem × start × seed)", StringComparison.Ordinal));
        Assert.All(figure.Data, trace => Assert.All(Of(trace!["y"]), share => Assert.InRange(share, 0, 1)));
    }

    [Fact]
    public async Task Parallel_coordinates_have_a_line_for_each_configuration()
    {
        JsonNode trace = Assert.Single((await store.DrawAsync("valley", "parallel")).Data)!;
        Assert.Equal(["optimizer", "learning_rate", "rho", "best objective"], trace["dimensions"]!.AsArray().Select(one => one!["label"]!.GetValue<string>()));
        Assert.All(trace["dimensions"]!.AsArray(), one => Assert.Equal(8, one!["values"]!.AsArray().Count));
        Assert.Contains("none", trace["dimensions"]![2]!["ticktext"]!.AsArray().Select(text => text!.GetValue<string>()));
    }

    private static double[] Of(JsonNode? numbers) => [.. numbers!.AsArray().OfType<JsonNode>().Select(number => number.Deserialize<double>())];
}
