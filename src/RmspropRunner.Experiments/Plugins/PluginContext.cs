using System.Reflection;
using System.Runtime.Loader;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Plugins;

/// <summary>One plugin's own space for assemblies. It shares RmspropRunner.Optim, whose types both sides speak of, and .NET.</summary>
internal sealed class PluginContext(string file) : AssemblyLoadContext(file)
{
    /// <summary>What plugins are written against.</summary>
    public static Assembly Shared { get; } = typeof(Problem).Assembly;

    protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == Shared.GetName().Name ? Shared : null;
}
