using System.Net;

namespace RmspropRunner.Cluster.Hosting;

/// <summary>How a silo is part of a cluster.</summary>
public sealed record SiloSettings
{
    /// <summary>The PostgreSQL database that its members meet in, as an Npgsql connection string; null for a silo that is alone.</summary>
    public required string? Database { get; init; }

    /// <summary>Finds the address under which the other silos reach this one. Asked anew each time a silo starts.</summary>
    public required Func<CancellationToken, Task<IPAddress>> FindAddressAsync { get; init; }

    /// <summary>The port for the other silos; 0 for any that is free.</summary>
    public required int Port { get; init; }

    /// <summary>The port for workers that take part without a silo; 0 for any that is free. A silo that is alone has none.</summary>
    public required int GatewayPort { get; init; }

    /// <summary>Threads that compute, from 1 up.</summary>
    public required int Parallelism { get; init; }

    /// <summary>Adds to each silo, before it starts, what the process that it lives in wants of it; null for nothing.</summary>
    public Action<ISiloBuilder>? Extend { get; init; }
}
