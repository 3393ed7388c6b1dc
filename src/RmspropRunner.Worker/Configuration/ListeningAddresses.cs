using System.Net;

namespace RmspropRunner.Worker.Configuration;

/// <summary>Where the worker is told to listen.</summary>
internal static class ListeningAddresses
{
    /// <summary>The setting, or the default: what the environment says of ports alone would open them to everybody.</summary>
    public static string UrlsOf(IConfiguration configuration) =>
        configuration["urls"] is { Length: > 0 } urls ? urls : WorkerOptions.DefaultUrl;

    /// <summary>The addresses; Kestrel's own endpoints, where there are any, take the place of <c>urls</c>.</summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration)
    {
        string[] endpoints = [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>()];
        return endpoints.Length > 0
            ? endpoints
            : UrlsOf(configuration).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>The address, or null where the text is none.</summary>
    public static BindingAddress? Parse(string url)
    {
        try
        {
            BindingAddress address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.Port is >= 0 and <= ushort.MaxValue && address.PathBase.Length == 0 ? address : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether nobody but this machine can reach it.</summary>
    public static bool IsLoopback(BindingAddress address) =>
        address.IsUnixPipe
        || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));

    /// <summary>Whether nobody but this machine can reach any of them.</summary>
    public static bool AreLoopback(IConfiguration configuration) =>
        Of(configuration).All(url => Parse(url) is { } address && IsLoopback(address));
}
