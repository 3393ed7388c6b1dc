namespace RmspropRunner.Worker.Configuration;

/// <summary>How the worker is part of a cluster, where its store is PostgreSQL. With SQLite it is alone.</summary>
internal sealed class ClusterOptions
{
    /// <summary>
    /// The IP address under which the other workers reach this one; auto for that from which this machine reaches the
    /// database. Default: 127.0.0.1, for workers on one machine.
    /// </summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The port for the other workers; 0 for any that is free. Range: 0 to 65535. Default: 0.</summary>
    [Between(0, 65535)]
    public int Port { get; set; }

    /// <summary>The port for workers that compute nothing; 0 for any that is free. Range: 0 to 65535. Default: 0.</summary>
    [Between(0, 65535)]
    public int GatewayPort { get; set; }

    /// <summary>Whether Orleans' dashboard is at /orleans, where it is built in; the same for all workers of the cluster. Default: false.</summary>
    public bool Dashboard { get; set; }
}
