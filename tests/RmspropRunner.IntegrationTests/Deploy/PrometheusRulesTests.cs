using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.IntegrationTests.Readme;
using YamlDotNet.RepresentationModel;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>Prometheus' own tool checks its configuration and runs the rules' tests.</summary>
public sealed class PrometheusRulesTests
{
    private const string Remedy = "apt-get install prometheus";

    private static string Folder { get; } = Path.Combine(MarkdownFile.Root, "deploy", "prometheus");

    private static string RulesFolder { get; } = Path.Combine(Folder, "rules");

    [ProgramFact("promtool", Remedy)]
    public async Task The_configuration_is_valid() => await PromtoolAsync("check config prometheus.yml");

    [ProgramFact("promtool", Remedy)]
    public async Task The_rules_are_valid() => await PromtoolAsync("check rules rules/*.yml");

    [ProgramFact("promtool", Remedy)]
    public async Task The_rules_do_what_they_are_for() => await PromtoolAsync("test rules tests/*.yml");

    [Fact]
    public void Every_alert_is_tested_and_leads_to_what_to_do()
    {
        MarkdownFile guide = new("docs/operations.md");
        string tests = string.Concat(Directory.GetFiles(Path.Combine(Folder, "tests")).Select(File.ReadAllText));
        YamlMappingNode[] alerts = [.. Rules().Where(rule => rule.Children.ContainsKey("alert"))];

        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert =>
        {
            string name = YamlText.Of(alert, "alert");
            Assert.Contains($"alertname: {name}", tests, StringComparison.Ordinal);
            Assert.Equal($"docs/operations.md#{name.ToLowerInvariant()}", YamlText.Of(alert, "annotations", "runbook"));
            Assert.Contains($"\n### {name}\n", guide.Text, StringComparison.Ordinal);
            Assert.Contains(YamlText.Of(alert, "labels", "severity"), new[] { "critical", "warning", "info" });
        });
    }

    [Fact]
    public void Every_metric_is_one_that_the_worker_has() =>
        Assert.All(Rules().SelectMany(rule => AgreedMetrics.In(YamlText.Of(rule, "expr"))), metric => Assert.Contains(metric, AgreedMetrics.Names));

    private static IEnumerable<YamlMappingNode> Rules() =>
        from file in Directory.GetFiles(RulesFolder)
        from document in YamlText.Documents(file)
        from @group in (YamlSequenceNode)document["groups"]
        from rule in (YamlSequenceNode)@group["rules"]
        select (YamlMappingNode)rule;

    private static async Task PromtoolAsync(string arguments)
    {
        using RmspropCommand command = new();
        (await command.ShellAsync($"cd '{Folder}' && promtool {arguments}")).Done();
    }
}
