namespace RmspropRunner.Worker.Configuration;

/// <summary>The settings under <c>Plugins</c>.</summary>
internal sealed class PluginOptions
{
    /// <summary>
    /// The folder of DLLs that specs may name as plugins, whose code then runs with all rights of the worker; empty for
    /// none. The same DLLs on all workers of a cluster. Default: empty.
    /// </summary>
    public string Folder { get; set; } = "";
}
