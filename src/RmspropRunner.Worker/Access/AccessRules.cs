using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Problems;

namespace RmspropRunner.Worker.Access;

/// <summary>Who may do what.</summary>
/// <remarks>
/// With a token, whatever writes has to carry it, and whatever reads too where Access:ReadsNeedToken says so. Without
/// one the worker serves this machine alone: it does not start on an address that others can reach, and a connection
/// that came to such an address all the same is refused here. On this machine there are other users' programs, who are
/// taken for the same person, and web pages in that person's browser, who are not: a page may send a form anywhere, but
/// the browser says where it came from. Endpoints marked with <see cref="IAllowAnonymous"/> are open.
/// </remarks>
internal sealed class AccessRules(RequestDelegate next, IOptions<WorkerOptions> options)
{
    private readonly AccessToken? _token = AccessToken.TryOf(options.Value.Access, out _);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return next(context);

        bool reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method);
        bool isForeign = context.Connection.LocalIpAddress is { } address && !IsLoopback(address);
        bool needsToken = (_token is not null || isForeign) && (!reads || options.Value.Access.ReadsNeedToken);
        if (needsToken)
            return HasToken(context.Request) ? next(context) : DemandTokenAsync(context);
        if (!reads && IsFromAnotherPage(context.Request))
        {
            return context.WriteProblemAsync(
                StatusCodes.Status403Forbidden,
                "The request comes from a web page of another site. Send it with a program, or from the worker's own page.");
        }

        return next(context);
    }

    private static bool IsLoopback(IPAddress address) =>
        IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static bool IsFromAnotherPage(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site, ..])
            return site is not ("same-origin" or "none");
        return request.Headers.Origin is [{ } origin, ..]
            && !origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
    }

    private static Task DemandTokenAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"rmsprop-worker\"";
        string found = context.Request.Headers.Authorization.Count == 0 ? "The request carries no token." : "That is not the token.";
        return context.WriteProblemAsync(
            StatusCodes.Status401Unauthorized, $"{found} Send the worker's as a header: Authorization: Bearer TOKEN");
    }

    private bool HasToken(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        return _token is not null
            && request.Headers.Authorization is [{ } header]
            && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && _token.Matches(header[Scheme.Length..].Trim());
    }
}
