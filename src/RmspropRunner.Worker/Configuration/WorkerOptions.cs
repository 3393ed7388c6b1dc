namespace RmspropRunner.Worker.Configuration;

/// <summary>
/// The worker's settings, from appsettings.json, the environment (RMSPROP_STORE, RMSPROP_INBOX, …) and the command line
/// (--store, --inbox, …), the later ones winning. Where it listens is ASP.NET Core's own setting, <c>urls</c>.
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
    public int Parallelism { get; set; } = Environment.ProcessorCount;

    public MetricsOptions Metrics { get; set; } = new();
}
