using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.Worker.Configuration;

namespace RmspropRunner.IntegrationTests.Worker.Configuration;

public sealed class DocumentationTests
{
    [Fact]
    public void Every_setting_is_in_the_documentation()
    {
        string document = File.ReadAllText(Path.Combine(Path.GetDirectoryName(RmspropCommand.Example("."))!, "..", "docs", "worker.md"));
        IEnumerable<string> settings = SettingsReader.NamesOf(typeof(WorkerOptions)).SelectMany(name =>
            typeof(WorkerOptions).GetProperty(name)!.PropertyType is { IsClass: true } section && section != typeof(string)
                ? SettingsReader.NamesOf(section).Select(inner => $"{name}:{inner}")
                : [name]);
        Assert.All(settings, setting => Assert.Contains($"| `{setting}` |", document, StringComparison.Ordinal));
    }
}
