namespace RmspropRunner.Cluster.Hosting;

/// <summary>A member on another machine and this one cannot reach each other, because one has an address of its own machine's alone.</summary>
internal sealed class UnreachableMemberException(ILocalSiloDetails local, MembershipEntry member) : Exception(
    $"a worker on another machine, {member.HostName}, is a member at {member.SiloAddress.Endpoint.Address}, and this one, {local.DnsHostName}, "
    + $"would be one at {local.SiloAddress.Endpoint.Address}. Set Cluster:Address, at each worker, to the IP address under which the "
    + "others reach it, or to auto");
