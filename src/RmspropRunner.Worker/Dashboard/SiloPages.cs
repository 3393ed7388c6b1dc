#if HAS_ORLEANS_DASHBOARD
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace RmspropRunner.Worker.Dashboard;

/// <summary>The dashboard's pages, within the services of one silo.</summary>
internal sealed class SiloPages
{
    /// <summary>They have styles in their elements, and images and fonts in their styles; scripts come from here alone.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly IServiceScopeFactory _scopes;
    private readonly RequestDelegate _pages;

    public SiloPages(IServiceProvider silo, IServiceScopeFactory scopes)
    {
        _scopes = scopes;
        ApplicationBuilder app = new(silo);
        app.UseRouting();
        app.UseEndpoints(pages => pages.MapOrleansDashboard(DashboardHosting.Path));
        _pages = app.Build();
    }

    public static bool AreBuiltIn => true;

    public static void AddTo(ISiloBuilder silo)
    {
        silo.Services.AddRouting();
        // Routing asks for one; a web host would have it. Requests are told of by the worker's.
        silo.Services.TryAddSingleton(_ => new DiagnosticListener(DashboardHosting.Path));
        silo.Services.AddSingleton<SiloPages>();

        // Who may read is shown no log: that is another matter, and it would have the worker's whole.
        silo.AddDashboard(dashboard => dashboard.HideTrace = true);
    }

    /// <summary>Has the dashboard's grains, which every build with the package knows, live on silos that are made for them.</summary>
    public static void KeepOff(ISiloBuilder silo) =>
        silo.Services.PostConfigure<GrainTypeOptions>(types => types.Classes.RemoveWhere(type => type.Assembly == typeof(DashboardOptions).Assembly));

    /// <summary>Answers with the pages of that silo.</summary>
    public static Task AnswerAsync(IServiceProvider silo, HttpContext context) => silo.GetRequiredService<SiloPages>().AnswerAsync(context);

    /// <summary>Whether that is what happens to a request when the silo goes.</summary>
    public static bool IsSiloGone(Exception error) => error is ObjectDisposedException or OrleansException or TimeoutException;

    /// <summary>The request is the worker's again afterwards, who may have to say that there is no such page.</summary>
    private async Task AnswerAsync(HttpContext context)
    {
        (IServiceProvider services, Endpoint? endpoint) = (context.RequestServices, context.GetEndpoint());
        await using AsyncServiceScope scope = _scopes.CreateAsyncScope();
        try
        {
            context.RequestServices = scope.ServiceProvider;
            context.SetEndpoint(null);
            context.Response.Headers.ContentSecurityPolicy = Policy;
            await _pages(context);
        }
        finally
        {
            context.RequestServices = services;
            context.SetEndpoint(endpoint);
        }
    }
}
#else
namespace RmspropRunner.Worker.Dashboard;

/// <summary>Stands for the dashboard's pages where the build is without the package.</summary>
internal static class SiloPages
{
    public static bool AreBuiltIn => false;

#if HAS_ORLEANS
    public static void AddTo(ISiloBuilder silo) => _ = silo;

    public static void KeepOff(ISiloBuilder silo) => _ = silo;
#endif

    public static Task AnswerAsync(IServiceProvider silo, HttpContext context) =>
        throw new InvalidOperationException($"{context.Request.Path} was asked of {silo}, which has no dashboard.");

    public static bool IsSiloGone(Exception error) => error is null;
}
#endif
