using System.Text.Json;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>A query of a panel.</summary>
internal sealed class DashboardTarget(JsonElement json)
{
    public string DatasourceUid => DashboardFile.Text(json.GetProperty("datasource"), "uid");

    public bool IsSql => json.TryGetProperty("rawSql", out _);

    /// <summary>SQL or PromQL, with variables.</summary>
    public string Query => DashboardFile.Text(json, IsSql ? "rawSql" : "expr");

    /// <summary>Asks for Orleans' own metrics, which a build without Orleans does not have.</summary>
    public bool IsOfCluster => !IsSql && Query.Contains("orleans_", StringComparison.Ordinal);

    /// <summary>Asked for one moment, rather than for a range.</summary>
    public bool IsInstant => json.TryGetProperty("instant", out JsonElement instant) && instant.GetBoolean();
}
