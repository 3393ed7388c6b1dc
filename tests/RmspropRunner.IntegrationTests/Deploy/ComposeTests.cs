using System.Text.RegularExpressions;
using RmspropRunner.IntegrationTests.Readme;
using YamlDotNet.RepresentationModel;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>What can be known of docker-compose.yml without Docker.</summary>
public sealed partial class ComposeTests
{
    private static readonly string s_text = File.ReadAllText(Path.Combine(MarkdownFile.Root, "docker-compose.yml"));
    private static readonly YamlMappingNode s_compose = YamlText.Documents(Path.Combine(MarkdownFile.Root, "docker-compose.yml")).Single();

    private static readonly string[] s_names = [.. ((YamlMappingNode)s_compose["services"]).Children.Keys.Select(key => key.ToString())];

    public static TheoryData<string> Services => [.. s_names];

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_service_is_pinned_checked_and_restarted(string name)
    {
        YamlNode service = Service(name);

        Assert.Matches(@":v?\d+\.\d+", YamlText.Of(service, "image"));
        Assert.Equal("CMD", YamlText.ListOf(service, "healthcheck", "test")[0]);
        Assert.Equal("unless-stopped", YamlText.Of(service, "restart"));
        Assert.Contains("no-new-privileges:true", YamlText.ListOf(service, "security_opt"));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Ports_are_for_this_machine_alone(string name) =>
        Assert.All(YamlText.ListOf(Service(name), "ports"), port => Assert.StartsWith("127.0.0.1:", port));

    [Theory]
    [MemberData(nameof(Services))]
    public void What_a_service_waits_for_is_there_and_has_to_be_healthy(string name)
    {
        if (YamlText.Find(Service(name), "depends_on") is not YamlMappingNode needed)
            return;
        Assert.All(needed.Children, need =>
        {
            Assert.Contains(need.Key.ToString(), s_names);
            Assert.Equal("service_healthy", YamlText.Of(need.Value, "condition"));
        });
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Volumes_are_declared_and_files_are_there(string name) =>
        Assert.All(YamlText.ListOf(Service(name), "volumes").Select(volume => volume.Split(':')[0]), source =>
        {
            if (source.StartsWith('.'))
                Assert.True(Path.Exists(Path.Combine(MarkdownFile.Root, source)), source);
            else
                Assert.NotNull(((YamlMappingNode)s_compose["volumes"]).Children.Keys.SingleOrDefault(key => key.ToString() == source));
        });

    [Fact]
    public void Secrets_come_from_the_environment_and_the_example_has_none()
    {
        foreach (KeyValuePair<string, string> variable in s_names.SelectMany(name => YamlText.PairsOf(Service(name), "environment"))
            .Where(variable => variable.Key.Contains("PASSWORD", StringComparison.Ordinal) || variable.Key.EndsWith("TOKEN", StringComparison.Ordinal)))
            Assert.Matches(@"^\$\{[A-Z_]+:\?[^}]+\}$", variable.Value);

        string[] example = File.ReadAllLines(Path.Combine(MarkdownFile.Root, ".env.example"));
        string[] demanded = [.. Demanded().Matches(s_text).Select(variable => $"{variable.Groups["name"].Value}=").Distinct().Order()];
        Assert.Equal(demanded, example.Where(line => line.Length > 0 && line[0] != '#').Order());
        Assert.Contains(".env", File.ReadAllLines(Path.Combine(MarkdownFile.Root, ".gitignore")));
    }

    [Fact]
    public void The_worker_listens_where_its_image_says_and_has_the_settings_that_are_set()
    {
        YamlNode worker = Service("worker");

        Assert.EndsWith($":{DockerfileText.Port}", Assert.Single(YamlText.ListOf(worker, "ports")));
        Assert.EndsWith($":{DockerfileText.Port}", DockerfileText.Environment["RMSPROP_URLS"]);
        DeployedSettings.AssertKnown(YamlText.PairsOf(worker, "environment").Keys.Concat(DockerfileText.Environment.Keys));
        Assert.Equal("true", YamlText.Of(worker, "read_only"));
        Assert.Contains($"worker:{DockerfileText.Port}", File.ReadAllText(Path.Combine(MarkdownFile.Root, "deploy", "prometheus", "prometheus.yml")));
    }

    [Fact]
    public void Grafana_is_given_what_its_provisioning_asks_for()
    {
        string provisioning = File.ReadAllText(Path.Combine(MarkdownFile.Root, "deploy", "grafana", "provisioning", "datasources", "rmsprop.yaml"));
        IReadOnlyDictionary<string, string> environment = YamlText.PairsOf(Service("grafana"), "environment");

        Assert.All(Variable().Matches(provisioning).Select(variable => variable.Groups["name"].Value), name => Assert.Contains(name, environment.Keys));
    }

    private static YamlNode Service(string name) => s_compose["services"][name];

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+):\?")]
    private static partial Regex Demanded();

    [GeneratedRegex(@": \$(?<name>[A-Z_]+)")]
    private static partial Regex Variable();
}
