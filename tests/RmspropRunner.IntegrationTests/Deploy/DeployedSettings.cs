using System.Reflection;
using RmspropRunner.Worker.Configuration;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>Whether environment variables that are set for the worker are settings that it has.</summary>
internal static class DeployedSettings
{
    private const string Prefix = "RMSPROP_";

    public static void AssertKnown(IEnumerable<string> variables) => Assert.All(
        variables.Where(variable => variable.StartsWith(Prefix, StringComparison.Ordinal)),
        variable => Assert.True(IsKnown(variable[Prefix.Length..].Split("__")), $"{variable} is no setting of the worker"));

    private static bool IsKnown(string[] path)
    {
        if (path is ["URLS"] or ["ALLOWEDHOSTS"])
            return true;
        Type? type = typeof(WorkerOptions);
        foreach (string name in path)
            type = type?.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.PropertyType;
        return type is not null;
    }
}
