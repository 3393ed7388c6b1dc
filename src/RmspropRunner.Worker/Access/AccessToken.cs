using System.Security.Cryptography;
using System.Text;
using RmspropRunner.Worker.Configuration;

namespace RmspropRunner.Worker.Access;

/// <summary>The token that requests carry, known by its hash alone.</summary>
internal sealed class AccessToken
{
    /// <summary>The fewest characters that a token has.</summary>
    public const int LeastLength = 16;

    private readonly byte[] _hash;

    private AccessToken(string token) => _hash = Hash(token);

    /// <summary>The token that is set.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="mistake">What is wrong with it, never the token itself; null where nothing is.</param>
    /// <returns>Null where none is set, or it is mistaken.</returns>
    public static AccessToken? TryOf(AccessOptions options, out string? mistake)
    {
        mistake = null;
        if (options.Token.Length > 0 && options.TokenFile.Length > 0)
            mistake = $"Access:Token and Access:TokenFile are both set ('…' and '{options.TokenFile}'): set one of them.";
        else if (options.TokenFile.Length > 0)
            return ReadFile(options.TokenFile, out mistake);
        else if (options.Token.Length > 0)
            return Check("Access:Token", options.Token, out mistake);
        return null;
    }

    /// <summary>Whether it is the same, in a time that does not depend on where they differ.</summary>
    public bool Matches(string presented) => CryptographicOperations.FixedTimeEquals(Hash(presented), _hash);

    private static AccessToken? ReadFile(string path, out string? mistake)
    {
        try
        {
            return Check($"Access:TokenFile, {path},", File.ReadAllText(path).Trim(), out mistake);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            mistake = $"Access:TokenFile is '{path}', which cannot be read: {error.Message}";
            return null;
        }
    }

    private static AccessToken? Check(string what, string token, out string? mistake)
    {
        mistake = token.Any(character => character is <= ' ' or > '~')
            ? $"{what} holds a character that a header cannot carry: a token is at least {LeastLength} printable ASCII characters without spaces."
            : token.Length < LeastLength
                ? $"{what} holds {token.Length} characters: a token is at least {LeastLength} printable ASCII characters, such as openssl rand -hex 32 makes."
                : null;
        return mistake is null ? new AccessToken(token) : null;
    }

    /// <summary>Hashed, both have one length, and how far they agree tells nothing of the token.</summary>
    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
