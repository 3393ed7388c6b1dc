using System.Net;
using System.Net.Sockets;

namespace RmspropRunner.Worker.Limits;

/// <summary>Whose requests are counted together.</summary>
/// <param name="Network">The client's address; of IPv6 the first 64 bits, for whoever has one such address has them all.</param>
/// <param name="Writes">Reading and writing are counted apart, so that neither keeps the other waiting.</param>
internal readonly record struct ClientKey(UInt128 Network, bool Writes)
{
    public static ClientKey Of(HttpContext context)
    {
        string method = context.Request.Method;
        bool reads = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
        return new ClientKey(NetworkOf(context.Connection.RemoteIpAddress), !reads);
    }

    private static UInt128 NetworkOf(IPAddress? address)
    {
        if (address is null)
            return default;
        Span<byte> bytes = stackalloc byte[16];
        address.MapToIPv6().TryWriteBytes(bytes, out _);
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6)
            bytes[8..].Clear();
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
