using System.Text.Json;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>A variable of a dashboard, whose values a query gives.</summary>
internal sealed class DashboardVariable(JsonElement json)
{
    public string Name => DashboardFile.Text(json, "name");

    public string DatasourceUid => DashboardFile.Text(json.GetProperty("datasource"), "uid");

    public bool IsSql => json.GetProperty("query").ValueKind == JsonValueKind.String;

    public string Query => IsSql ? DashboardFile.Text(json, "query") : DashboardFile.Text(json.GetProperty("query"), "query");

    /// <summary>Takes several values at once.</summary>
    public bool IsMulti => json.GetProperty("multi").GetBoolean();

    /// <summary>What stands for all values, as it is; null where they are listed one by one.</summary>
    public string? AllValue => json.TryGetProperty("allValue", out JsonElement all) ? all.GetString() : null;
}
