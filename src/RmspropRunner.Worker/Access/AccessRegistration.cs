using Microsoft.AspNetCore.HostFiltering;

namespace RmspropRunner.Worker.Access;

internal static class AccessRegistration
{
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        // ASP.NET Core's own filter answers without problem details: HostRules stands in for it.
        builder.Services.PostConfigure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
    }

    /// <summary>Before anything looks at the path.</summary>
    public static void UseHostRules(this WebApplication app) => app.UseMiddleware<HostRules>();

    /// <summary>After routing, which tells what the request is for.</summary>
    public static void UseAccess(this WebApplication app) => app.UseMiddleware<AccessRules>();
}
