using System.Globalization;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>Asks a real PostgreSQL what the dashboards ask it.</summary>
public sealed class DashboardSqlTests(FinishedExperiment experiment) : IClassFixture<FinishedExperiment>
{
    public static TheoryData<string, string> Panels => DashboardFile.PanelsWhere(target => target.IsSql);

    [Theory]
    [MemberData(nameof(Panels))]
    public async Task Every_panel_shows_numbers(string dashboard, string title)
    {
        DashboardFile file = DashboardFile.Read(dashboard);
        VariableValues values = await experiment.OpenAsync(file);
        foreach (DashboardTarget target in file.Panels.Single(panel => panel.Title == title).Targets)
        {
            IReadOnlyList<IReadOnlyDictionary<string, object?>> rows = await experiment.AskAsync(values.Fill(target.Query, isSql: true));
            Assert.NotEmpty(rows);
            double[] numbers = [.. rows.SelectMany(row => row.Values).Where(value => value is IConvertible and not (string or DateTime or bool))
                .Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))];
            Assert.All(numbers, number => Assert.True(double.IsFinite(number)));
            foreach (string column in rows[0].Keys)
                Assert.True(rows.Any(row => row[column] is not null), $"{column} is empty");
        }
    }

    [Fact]
    public async Task The_latest_experiment_is_shown_first_whatever_its_name()
    {
        VariableValues values = await experiment.OpenAsync(DashboardFile.Read("experiment"));

        Assert.Equal(FinishedExperiment.Name, values["experiment"].Single());
        Assert.Equal("\"it's a \\\"deep\\\" \\\\ valley\"", values["experiment_label"].Single());
        Assert.Equal(["gradient_descent", "rmsprop"], values["optimizer"]);
        Assert.Equal(["learning_rate", "rho"], [values["x"].Single(), values["y"].Single()]);
    }

    [Fact]
    public async Task Bands_are_the_quartiles_of_the_leaderboards_first_three()
    {
        IReadOnlyList<IReadOnlyDictionary<string, object?>> leaderboard = await RowsAsync("Leaderboard");
        IReadOnlyList<IReadOnlyDictionary<string, object?>> bands = await RowsAsync("The three best configurations");

        Assert.Equal(10, leaderboard.Count);
        Assert.Equal(leaderboard.Select(row => row["median"]).Order(), leaderboard.Select(row => row["median"]));
        Assert.Equal(bands.Select(row => (int)row["iteration"]!).Order(), bands.Select(row => (int)row["iteration"]!));
        Assert.All(bands, row => Assert.All(new[] { "1st", "2nd", "3rd" }, nth =>
        {
            if (row[$"{nth} median"] is double median && row[$"{nth} q1"] is double low && row[$"{nth} q3"] is double high)
                Assert.InRange(median, low, high);
        }));
    }

    [Fact]
    public async Task The_share_that_reached_the_target_begins_at_the_first_iteration_and_never_falls()
    {
        IReadOnlyList<IReadOnlyDictionary<string, object?>> rows = await RowsAsync("Share of trials that reached ${target}");

        foreach (IGrouping<object?, IReadOnlyDictionary<string, object?>> configuration in rows.GroupBy(row => row["configuration"]))
        {
            Assert.Equal(1, configuration.First()["iteration"]);
            Assert.Equal(1500, configuration.Last()["iteration"]);
            Assert.Equal(configuration.Select(row => row["share"]).Order(), configuration.Select(row => row["share"]));
        }
    }

    [Fact]
    public async Task The_heatmap_has_a_cell_for_every_pair_of_values()
    {
        IReadOnlyList<IReadOnlyDictionary<string, object?>> cells = await RowsAsync("Best median over ${x} (columns) and ${y} (rows)");

        Assert.Equal(["0.0001", "0.001", "0.01", "0.1"], cells.Where(cell => (string)cell["y"]! == "0.9").Select(cell => cell["x"]));
        Assert.Equal(["0.9", "0.99"], cells.Select(cell => cell["y"]).Distinct());
    }

    [Fact]
    public async Task A_trials_trace_ends_where_the_trial_did_and_has_its_best_point()
    {
        IReadOnlyList<IReadOnlyDictionary<string, object?>> facts = await RowsAsync("What trial ${trial} was, and how it ended");
        IReadOnlyList<IReadOnlyDictionary<string, object?>> trace = await RowsAsync("Trace of trial ${trial}");
        string Fact(string name) => (string)facts.Single(row => (string)row["fact"]! == name)["value"]!;

        Assert.Equal(Fact("iterations"), Convert.ToString(trace[^1]["iteration"], CultureInfo.InvariantCulture));
        Assert.Equal(double.Parse(Fact("best_objective"), CultureInfo.InvariantCulture), trace.Min(row => (double?)row["objective"]));
    }

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> RowsAsync(string title)
    {
        DashboardFile file = DashboardFile.Read("experiment");
        VariableValues values = await experiment.OpenAsync(file);
        return await experiment.AskAsync(values.Fill(file.Panels.Single(panel => panel.Title == title).Targets.Single().Query, isSql: true));
    }
}
