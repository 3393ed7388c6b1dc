using System.Reflection;

namespace RmspropRunner.Worker.Metrics;

/// <summary>Which version of the worker this is.</summary>
internal static class BuildVersion
{
    /// <summary>Such as 0.1.0, without what a build puts after a plus sign.</summary>
    public static string Current { get; } =
        (typeof(BuildVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];
}
