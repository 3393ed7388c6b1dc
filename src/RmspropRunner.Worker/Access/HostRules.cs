using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Problems;

namespace RmspropRunner.Worker.Access;

/// <summary>
/// Which names the worker answers to. A web page can point a name of its own at 127.0.0.1 (DNS rebinding), and its
/// browser then takes the worker for that page's own site; but the name is in the request. So a worker that only this
/// machine can reach answers to this machine's names, and to those in the setting AllowedHosts.
/// </summary>
internal sealed class HostRules(RequestDelegate next, IConfiguration configuration)
{
    private readonly string[]? _names = NamesOf(configuration);

    public Task InvokeAsync(HttpContext context)
    {
        HostString host = context.Request.Host;
        if (_names is null || !host.HasValue || Matches(host))
            return next(context);
        return context.WriteProblemAsync(
            StatusCodes.Status400BadRequest,
            $"The worker does not answer to '{host.Host}'. Use one of {string.Join(", ", _names)}, or add the name to the setting AllowedHosts.");
    }

    /// <summary>Null for any.</summary>
    private static string[]? NamesOf(IConfiguration configuration)
    {
        string[] set = (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (set.Contains("*") || (set.Length == 0 && !ListeningAddresses.AreLoopback(configuration)))
            return null;

        IEnumerable<string> listening = ListeningAddresses.Of(configuration)
            .Select(ListeningAddresses.Parse).OfType<BindingAddress>()
            .Where(address => !address.IsUnixPipe).Select(address => address.Host);
        return [.. listening.Concat(["localhost", "127.0.0.1", "[::1]"]).Concat(set).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private bool Matches(HostString host)
    {
        try
        {
            return HostString.MatchesAny(host.Host, [.. _names!.Select(name => (Microsoft.Extensions.Primitives.StringSegment)name)]);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
