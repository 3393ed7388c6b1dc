using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using RmspropRunner.Experiments.Plans;

namespace RmspropRunner.Storage.Catalog.Converters;

internal sealed class HashBytesConverter() : ValueConverter<ContentHash, byte[]>(hash => ToBytes(hash), bytes => ContentHash.Read(bytes))
{
    private static byte[] ToBytes(ContentHash hash)
    {
        byte[] bytes = new byte[ContentHash.Size];
        hash.Write(bytes);
        return bytes;
    }
}
