using System.Text.Json;
using System.Text.RegularExpressions;
using RmspropRunner.IntegrationTests.Readme;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>What can be known of the dashboards without a Grafana.</summary>
public sealed partial class DashboardShapeTests
{
    public static TheoryData<string> Dashboards => [.. DashboardFile.Names];

    [Fact]
    public void There_are_two_with_addresses_that_stay() =>
        Assert.Equal(["rmsprop-experiment", "rmsprop-fleet"], DashboardFile.Names.Select(name => DashboardFile.Read(name).Uid));

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Every_query_goes_to_a_provisioned_data_source(string name)
    {
        string provisioned = File.ReadAllText(Path.Combine(MarkdownFile.Root, "deploy", "grafana", "provisioning", "datasources", "rmsprop.yaml"));
        DashboardFile dashboard = DashboardFile.Read(name);

        Assert.All(
            dashboard.Panels.SelectMany(panel => panel.Targets).Select(target => (target.DatasourceUid, target.IsSql))
                .Concat(dashboard.Variables.Select(variable => (variable.DatasourceUid, variable.IsSql))),
            source =>
            {
                Assert.Equal(source.IsSql ? "rmsprop-postgres" : "rmsprop-prometheus", source.DatasourceUid);
                Assert.Contains($"uid: {source.DatasourceUid}\n", provisioned, StringComparison.Ordinal);
            });
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Every_panel_says_what_it_shows_and_in_which_unit(string name) =>
        Assert.All(DashboardFile.Read(name).Panels, panel =>
        {
            Assert.NotEmpty(panel.Title);
            Assert.NotEmpty(DashboardFile.Text(panel.Json, "description"));
            if (DashboardFile.Text(panel.Json, "type") != "table")
                Assert.NotEmpty(DashboardFile.Text(panel.Json.GetProperty("fieldConfig").GetProperty("defaults"), "unit"));
        });

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Panels_lie_side_by_side_and_have_titles_and_numbers_of_their_own(string name)
    {
        IReadOnlyList<DashboardPanel> panels = DashboardFile.Read(name).Panels;

        Assert.Distinct(panels.Select(panel => panel.Title));
        Assert.Distinct(panels.Select(panel => panel.Json.GetProperty("id").GetInt32()));
        Assert.Distinct(panels.SelectMany(panel => Cells(panel.Place)));
        Assert.All(panels, panel => Assert.InRange(panel.Place.X + panel.Place.Width, 1, 24));

        static IEnumerable<(int X, int Y)> Cells((int X, int Y, int Width, int Height) place) =>
            from x in Enumerable.Range(place.X, place.Width)
            from y in Enumerable.Range(place.Y, place.Height)
            select (x, y);
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void SQL_does_not_depend_on_the_time_range(string name) => Assert.All(
        DashboardFile.Read(name).Panels.SelectMany(panel => panel.Targets).Where(target => target.IsSql),
        target => Assert.DoesNotContain("__", target.Query, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Every_metric_is_one_that_the_worker_has(string name)
    {
        DashboardFile dashboard = DashboardFile.Read(name);
        foreach (string query in dashboard.Panels.SelectMany(panel => panel.Targets).Where(target => !target.IsSql).Select(target => target.Query)
            .Concat(dashboard.Variables.Where(variable => !variable.IsSql).Select(variable => variable.Query)))
        {
            IReadOnlyList<string> metrics = AgreedMetrics.In(query);
            Assert.NotEmpty(metrics);
            Assert.All(metrics, metric => Assert.Contains(metric, AgreedMetrics.Names));
        }
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Links_lead_to_dashboards_that_are_there(string name)
    {
        string[] uids = [.. DashboardFile.Names.Select(other => DashboardFile.Read(other).Uid)];

        Assert.All(
            Link().Matches(JsonSerializer.Serialize(DashboardFile.Read(name).Json)).Select(link => link.Groups["uid"].Value),
            uid => Assert.Contains(uid, uids));
    }

    [GeneratedRegex(@"/d/(?<uid>[\w-]+)")]
    private static partial Regex Link();
}
