using RmspropRunner.Worker.Queue.Engines;

namespace RmspropRunner.Worker.Configuration;

/// <summary>
/// The worker's settings, from appsettings.json beside the program, appsettings.json in the folder that <c>settings</c>
/// names, the environment (RMSPROP_STORE, RMSPROP_ACCESS__TOKENFILE, …) and the command line (--store,
/// --Access:TokenFile, …), the later ones winning. Where it listens is ASP.NET Core's own setting, <c>urls</c>.
/// </summary>
internal sealed class WorkerOptions
{
    /// <summary>Where the worker listens unless <c>urls</c> says otherwise: on this machine alone.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5170";

    /// <summary>A SQLite file, or PostgreSQL as postgres://user@host/database or Host=…;Database=…. Default: rmsprop.db.</summary>
    public string Store { get; set; } = "rmsprop.db";

    /// <summary>The folder that specs can be dropped into; empty for none. Default: inbox.</summary>
    public string Inbox { get; set; } = "inbox";

    /// <summary>Threads that compute. Range: 1 to 1024. Default: the processors there are.</summary>
    [Between(1, 1024)]
    public int Parallelism { get; set; } = Environment.ProcessorCount;

    /// <summary>Experiments that run side by side; the rest wait in order. Range: 1 to 1024. Default: 64.</summary>
    [Between(1, 1024)]
    public int ExperimentsAtOnce { get; set; } = 64;

    /// <summary>Who computes: orleans (the workers of the cluster together), or in-process (each its own). Default: orleans, where it is built in.</summary>
    public string Engine { get; set; } = EngineStart.Names[0];

    /// <summary>How it is part of a cluster.</summary>
    public ClusterOptions Cluster { get; } = new();

    /// <summary>Who may use it.</summary>
    public AccessOptions Access { get; } = new();

    /// <summary>Which code of users it runs.</summary>
    public PluginOptions Plugins { get; } = new();

    /// <summary>How much it takes.</summary>
    public LimitOptions Limits { get; } = new();

    /// <summary>What it tells of at /metrics.</summary>
    public MetricsOptions Metrics { get; } = new();
}
