using RmspropRunner.IntegrationTests.Prometheus;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>Asks a real Prometheus, which has scraped a worker, what the dashboards ask it.</summary>
public sealed class DashboardPrometheusTests(ScrapedWorker scraped) : IClassFixture<ScrapedWorker>
{
    [PrometheusFact]
    public async Task Every_panel_of_the_fleet_shows_numbers()
    {
        VariableValues values = new();
        values.Set("instance", isMulti: true, [".*"]);
        await AssertNumbersAsync("fleet", values);
    }

    [PrometheusFact]
    public async Task Every_panel_of_the_experiment_shows_numbers()
    {
        VariableValues values = new();
        values.Set("experiment_label", isMulti: false, ["\"it's a \\\"deep\\\" \\\\ valley\""]);
        values.Set("problem", isMulti: false, ["rosenbrock"]);
        values.Set("dimension", isMulti: false, ["4"]);
        values.Set("optimizer", isMulti: true, ["gradient_descent", "rmsprop"]);
        await AssertNumbersAsync("experiment", values);
    }

    [PrometheusFact]
    public async Task The_variables_have_values()
    {
        foreach (DashboardVariable variable in DashboardFile.Names.SelectMany(name => DashboardFile.Read(name).Variables).Where(variable => !variable.IsSql))
        {
            string[] asked = variable.Query["label_values(".Length..^1].Split(", ");
            Assert.NotEmpty((await scraped.Prometheus.QueryAsync($"count by ({asked[1]}) ({asked[0]})")).Select(sample => sample[asked[1]]));
        }
    }

    private async Task AssertNumbersAsync(string dashboard, VariableValues values)
    {
        List<string> empty = [];
        foreach (DashboardPanel panel in DashboardFile.Read(dashboard).Panels)
        {
            foreach (DashboardTarget target in panel.Targets.Where(target => !target.IsSql))
            {
                // A panel over time has something to show where its query had an answer at any moment of its range.
                string query = values.Fill(target.Query, isSql: false);
                IReadOnlyList<PrometheusSample> samples =
                    await scraped.Prometheus.QueryAsync(target.IsInstant ? query : $"last_over_time((({query}) < Inf)[{VariableValues.Range}:1s])");
                if (samples.Count == 0 || samples.Any(sample => !double.IsFinite(sample.Value)))
                    empty.Add($"{panel.Title}: {query} gives {string.Join("; ", samples)}");
            }
        }

        Assert.True(empty.Count == 0, string.Join(System.Environment.NewLine, empty));
    }
}
