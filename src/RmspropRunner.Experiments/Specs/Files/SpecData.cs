using System.IO.Compression;
using System.Security.Cryptography;

namespace RmspropRunner.Experiments.Specs.Files;

/// <summary>The content of a file that a spec names.</summary>
public sealed class SpecData
{
    /// <summary>Names that begin like this are digests.</summary>
    public const string DigestPrefix = "sha256:";

    public SpecData(byte[] content)
    {
        Content = content;
        Digest = DigestPrefix + Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>What names it: <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public string Digest { get; }

    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The content as canonical specs carry it: base64 of gzip.</summary>
    internal string Pack()
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
            gzip.Write(Content.Span);
        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>The bytes that <see cref="Pack"/> packed; null where there are more than <paramref name="mostBytes"/>, at which it stops.</summary>
    /// <exception cref="FormatException">The text is not base64.</exception>
    /// <exception cref="InvalidDataException">It is base64 of something other than gzip.</exception>
    internal static byte[]? Unpack(string text, long mostBytes)
    {
        using MemoryStream packed = new(Convert.FromBase64String(text));
        using GZipStream gzip = new(packed, CompressionMode.Decompress);
        using MemoryStream content = new();
        byte[] buffer = new byte[81920];
        while (gzip.Read(buffer) is > 0 and int read)
        {
            if (content.Length + read > mostBytes)
                return null;
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
