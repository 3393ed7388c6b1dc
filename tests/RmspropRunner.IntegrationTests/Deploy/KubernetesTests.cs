using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.IntegrationTests.Readme;
using YamlDotNet.RepresentationModel;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>What can be known of the Kubernetes manifests without a cluster.</summary>
public sealed class KubernetesTests
{
    private static string Folder { get; } = Path.Combine(MarkdownFile.Root, "deploy", "kubernetes");

    private static YamlNode Pod => YamlText.Find(Manifest("worker.yaml"), "spec", "template", "spec")!;

    private static YamlNode Container => Pod["containers"][0];

    /// <summary>The paths that probes ask.</summary>
    internal static IReadOnlyList<string> ProbePaths =>
        [.. YamlText.Mappings(Manifest("worker.yaml")).Where(node => node.Children.ContainsKey("httpGet")).Select(probe => YamlText.Of(probe, "httpGet", "path")).Distinct()];

    [ProgramFact("kubectl", "see kubernetes.io/docs/tasks/tools")]
    public async Task The_manifests_fit_together()
    {
        using RmspropCommand command = new();
        CommandResult result = (await command.ShellAsync($"kubectl kustomize '{Folder}'")).Done();

        Assert.Contains("kind: Deployment", result.Output, StringComparison.Ordinal);
        Assert.Contains("image: registry.example.com/rmsprop-worker:", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_manifest_is_read_and_every_one_listed_is_there()
    {
        Assert.All(Directory.GetFiles(Folder), file => Assert.NotEmpty(YamlText.Documents(file)));
        Assert.All(YamlText.ListOf(Manifest("kustomization.yaml"), "resources"), file => Assert.True(File.Exists(Path.Combine(Folder, file)), file));
    }

    [Fact]
    public void The_worker_may_do_no_more_than_it_needs()
    {
        Assert.Equal("true", YamlText.Of(Pod, "securityContext", "runAsNonRoot"));
        Assert.Equal("RuntimeDefault", YamlText.Of(Pod, "securityContext", "seccompProfile", "type"));
        Assert.Equal("false", YamlText.Of(Pod, "automountServiceAccountToken"));
        Assert.Equal("true", YamlText.Of(Container, "securityContext", "readOnlyRootFilesystem"));
        Assert.Equal("false", YamlText.Of(Container, "securityContext", "allowPrivilegeEscalation"));
        Assert.Equal(["ALL"], YamlText.ListOf(Container, "securityContext", "capabilities", "drop"));
        Assert.All(new[] { "requests", "limits" }, kind => Assert.All(new[] { "cpu", "memory" }, what => YamlText.Of(Container, "resources", kind, what)));
    }

    [Fact]
    public void Ports_and_labels_meet()
    {
        string port = YamlText.Of(Container["ports"][0], "name");
        Assert.Equal(DockerfileText.Port, YamlText.Of(Container["ports"][0], "containerPort"));
        Assert.EndsWith($":{DockerfileText.Port}", YamlText.Of(Manifest("config.yaml"), "data", "RMSPROP_URLS"));
        Assert.Equal(port, YamlText.Of(Manifest("service.yaml")["spec"]["ports"][0], "targetPort"));
        Assert.All(YamlText.Mappings(Pod).Where(node => node.Children.ContainsKey("httpGet")), probe => Assert.Equal(port, YamlText.Of(probe, "httpGet", "port")));

        string app = YamlText.Of(Manifest("worker.yaml"), "spec", "template", "metadata", "labels", "app.kubernetes.io/name");
        Assert.Equal(app, YamlText.Of(Manifest("service.yaml"), "spec", "selector", "app.kubernetes.io/name"));
        Assert.Equal(app, YamlText.Of(Manifest("network-policy.yaml"), "spec", "podSelector", "matchLabels", "app.kubernetes.io/name"));
        Assert.Equal(port, YamlText.Of(Manifest("network-policy.yaml")["spec"]["ingress"][0]["ports"][0], "port"));
        Assert.Equal(app, YamlText.Of(Manifest("network-policy.yaml")["spec"]["ingress"][1]["from"][0], "podSelector", "matchLabels", "app.kubernetes.io/name"));
        Assert.Equal(app, YamlText.Of(Manifest("disruption-budget.yaml"), "spec", "selector", "matchLabels", "app.kubernetes.io/name"));
    }

    [Fact]
    public void The_token_is_where_the_settings_say_and_no_file_has_a_secret()
    {
        IReadOnlyDictionary<string, string> settings = YamlText.PairsOf(Manifest("config.yaml"), "data");
        DeployedSettings.AssertKnown(settings.Keys.Concat(((YamlSequenceNode)Container["env"]).Select(variable => YamlText.Of(variable, "name"))));
        Assert.Equal(
            settings["RMSPROP_ACCESS__TOKENFILE"],
            $"{YamlText.Of(Container["volumeMounts"][0], "mountPath")}/{YamlText.Of(Pod["volumes"][0]["secret"]["items"][0], "path")}");

        IReadOnlyDictionary<string, string> example = YamlText.PairsOf(Manifest("secret.example.yaml"), "stringData");
        Assert.Equal(["postgres-password", "token"], example.Keys.Order());
        Assert.All(example.Values, Assert.Empty);
        Assert.DoesNotContain("secret", string.Concat(YamlText.ListOf(Manifest("kustomization.yaml"), "resources")), StringComparison.Ordinal);
    }

    private static YamlMappingNode Manifest(string file) => YamlText.Documents(Path.Combine(Folder, file)).Single();
}
