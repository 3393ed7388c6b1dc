using System.Net;

namespace RmspropRunner.Cluster.Hosting;

/// <summary>How a silo is part of a cluster.</summary>
public sealed record SiloSettings
{
    /// <summary>The PostgreSQL database that its members meet in, as an Npgsql connection string; null for a silo that is alone.</summary>
    public required string? Database { get; init; }

    /// <summary>The cluster's name; several may meet in one database.</summary>
    public required string ClusterId { get; init; }

    /// <summary>The address under which the other silos reach this one.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The port for the other silos; 0 for any that is free.</summary>
    public required int Port { get; init; }

    /// <summary>The port for Orleans clients; 0 for none.</summary>
    public required int GatewayPort { get; init; }

    /// <summary>Threads that compute, from 1 up.</summary>
    public required int Parallelism { get; init; }

    /// <summary>Adds to each silo, before it starts, what the process that it lives in wants of it; null for nothing.</summary>
    public Action<ISiloBuilder>? Extend { get; init; }
}
