using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RmspropRunner.Storage.Catalog.Converters;

/// <summary>Big-endian, so that hex(content_hash) reads as the number does.</summary>
internal sealed class HashBytesConverter() : ValueConverter<UInt128, byte[]>(hash => ToBytes(hash), bytes => FromBytes(bytes))
{
    public static byte[] ToBytes(UInt128 hash)
    {
        byte[] bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        return bytes;
    }

    private static UInt128 FromBytes(byte[] bytes) => BinaryPrimitives.ReadUInt128BigEndian(bytes);
}
