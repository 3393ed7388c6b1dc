using RmspropRunner.IntegrationTests.Prometheus;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>Whether the panels of a dashboard have something to show.</summary>
internal static class PanelNumbers
{
    /// <summary>Asks every wanted query in PromQL, each of which is to have an answer that is a number.</summary>
    public static async Task AssertAsync(
        PrometheusServer prometheus, DashboardFile dashboard, Predicate<DashboardTarget> isWanted, VariableValues values)
    {
        List<string> empty = [];
        foreach (DashboardPanel panel in dashboard.Panels)
        {
            foreach (DashboardTarget target in panel.Targets.Where(target => !target.IsSql && isWanted(target)))
            {
                // A panel over time has something to show where its query has an answer now, or had one at any whole second of its range.
                string query = values.Fill(target.Query, isSql: false);
                string ever = $"(({query}) < Inf) or last_over_time((({query}) < Inf)[{VariableValues.Range}:1s])";
                IReadOnlyList<PrometheusSample> samples = await prometheus.QueryAsync(target.IsInstant ? query : ever);
                if (samples.Count == 0 || samples.Any(sample => !double.IsFinite(sample.Value)))
                    empty.Add($"{panel.Title}: {query} gives {string.Join("; ", samples)}");
            }
        }

        Assert.True(empty.Count == 0, string.Join(System.Environment.NewLine, empty));
    }
}
