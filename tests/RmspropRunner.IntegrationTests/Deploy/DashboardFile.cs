using System.Text.Json;
using RmspropRunner.IntegrationTests.Readme;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>A Grafana dashboard of the repository, for tests that ask what it asks.</summary>
internal sealed class DashboardFile
{
    private readonly JsonElement _json;

    private DashboardFile(string name) =>
        _json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json"))).RootElement;

    public static string Folder { get; } = Path.Combine(MarkdownFile.Root, "deploy", "grafana", "dashboards");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    public string Uid => _json.GetProperty("uid").GetString()!;

    public JsonElement Json => _json;

    /// <summary>All panels but the rows that head them.</summary>
    public IReadOnlyList<DashboardPanel> Panels =>
        [.. _json.GetProperty("panels").EnumerateArray().Where(panel => Text(panel, "type") != "row").Select(panel => new DashboardPanel(panel))];

    /// <summary>In the order in which they are filled.</summary>
    public IReadOnlyList<DashboardVariable> Variables =>
        [.. _json.GetProperty("templating").GetProperty("list").EnumerateArray().Select(variable => new DashboardVariable(variable))];

    public static DashboardFile Read(string name) => new(name);

    /// <summary>The dashboard and the title of every panel that has such a query.</summary>
    public static TheoryData<string, string> PanelsWhere(Predicate<DashboardTarget> isWanted)
    {
        TheoryData<string, string> found = [];
        foreach (string name in Names)
        {
            foreach (DashboardPanel panel in Read(name).Panels.Where(panel => panel.Targets.Any(target => isWanted(target))))
                found.Add(name, panel.Title);
        }

        return found;
    }

    public static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
