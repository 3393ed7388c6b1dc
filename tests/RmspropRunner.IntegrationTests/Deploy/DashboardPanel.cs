using System.Text.Json;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>A panel of a dashboard.</summary>
internal sealed class DashboardPanel(JsonElement json)
{
    public JsonElement Json => json;

    public string Title => DashboardFile.Text(json, "title");

    public IReadOnlyList<DashboardTarget> Targets => [.. json.GetProperty("targets").EnumerateArray().Select(target => new DashboardTarget(target))];

    /// <summary>Where it is, and its size, in units of the grid, which is 24 wide.</summary>
    public (int X, int Y, int Width, int Height) Place
    {
        get
        {
            JsonElement place = json.GetProperty("gridPos");
            return (place.GetProperty("x").GetInt32(), place.GetProperty("y").GetInt32(), place.GetProperty("w").GetInt32(), place.GetProperty("h").GetInt32());
        }
    }
}
