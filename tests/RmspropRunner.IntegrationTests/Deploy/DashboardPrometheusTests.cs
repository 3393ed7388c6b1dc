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

    /// <summary>All but the panels of the cluster, which <see cref="DashboardClusterTests"/> asks of two workers.</summary>
    private Task AssertNumbersAsync(string dashboard, VariableValues values) =>
        PanelNumbers.AssertAsync(scraped.Prometheus, DashboardFile.Read(dashboard), target => !target.IsOfCluster, values);
}
