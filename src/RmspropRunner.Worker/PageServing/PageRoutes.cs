using System.Text;
using RmspropRunner.Plots.Pages;

namespace RmspropRunner.Worker.PageServing;

/// <summary>
/// The worker's page: files that hold nothing of the store, so anybody who reaches the worker may have them. What they show
/// they ask of the API, as any client does.
/// </summary>
internal static class PageRoutes
{
    private const string Prefix = "page/";
    private const string PlotlyPath = "/plotly.min.js";
    private const string Ask = "no-cache";
    private const string Keep = "public, max-age=31536000, immutable";

    public static void MapPage(this WebApplication app)
    {
        bool hasPlotly = PlotlyScript.File is not null;
        string policy = PagePolicy.Of(hasPlotly);
        foreach (string name in typeof(PageRoutes).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            string file = name[Prefix.Length..];
            byte[] content = Read(name);
            if (file == "index.html")
                Map(app, "/", new PageFile(WithPlotly(content, hasPlotly), MediaType(file), Ask), policy);
            else
                Map(app, $"/page/{file}", new PageFile(content, MediaType(file), Ask), policy);
        }

        Map(app, "/page/figure.js", new PageFile(Encoding.UTF8.GetBytes(PageParts.FigureScript), MediaType(".js"), Ask), policy);
        if (PlotlyScript.File is { } plotly)
        {
            // Read when it is first asked for: most workers never are.
            Lazy<PageFile> script = new(() => new PageFile(File.ReadAllBytes(plotly), MediaType(plotly), Keep));
            Map(app, PlotlyPath, context => script.Value.AnswerAsync(context), policy);
        }
    }

    /// <summary>Tells the page where plotly.js is; the address has its version, for browsers keep it for good.</summary>
    private static byte[] WithPlotly(byte[] index, bool hasPlotly) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(index).Replace("{plotly}", hasPlotly ? $"{PlotlyPath}?v={PlotlyScript.Version}" : PlotlyScript.Cdn.ToString(), StringComparison.Ordinal));

    private static void Map(WebApplication app, string path, PageFile file, string policy) => Map(app, path, file.AnswerAsync, policy);

    private static void Map(WebApplication app, string path, RequestDelegate answer, string policy) =>
        app.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], context =>
        {
            context.Response.Headers.ContentSecurityPolicy = policy;
            return answer(context);
        }).AllowAnonymous().ExcludeFromDescription();

    private static byte[] Read(string name)
    {
        using Stream stream = typeof(PageRoutes).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static string MediaType(string file) => Path.GetExtension(file) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/javascript; charset=utf-8",
    };
}
