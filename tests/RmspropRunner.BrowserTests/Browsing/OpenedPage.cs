using System.Text.Json;
using Microsoft.Playwright;

namespace RmspropRunner.BrowserTests.Browsing;

/// <summary>A page of the worker in a browser. It notes every error, and everything that its policy forbade.</summary>
internal sealed class OpenedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _troubles = [];

    private OpenedPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Note($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => Note($"exception: {error}");
        page.Dialog += (_, dialog) =>
        {
            Note($"a dialog of a script: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>What the console told, and nobody expected.</summary>
    public IReadOnlyList<string> Troubles
    {
        get
        {
            lock (_troubles)
                return [.. _troubles];
        }
    }

    public static async Task<OpenedPage> OpenAsync(IBrowserContext context, string view)
    {
        OpenedPage opened = new(context, await context.NewPageAsync());
        await opened.Page.GotoAsync($"/#/{view}");
        return opened;
    }

    /// <summary>Opens a file where there is no network; a request for anything else is a trouble.</summary>
    public static async Task<OpenedPage> OpenFileAsync(IBrowserContext context, string path)
    {
        await context.SetOfflineAsync(true);
        OpenedPage opened = new(context, await context.NewPageAsync());
        opened.Page.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal))
                opened.Note($"it asks for {request.Url}");
        };
        await opened.Page.GotoAsync(new Uri(path).AbsoluteUri);
        return opened;
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = name, Exact = true });

    public Task HasTextAsync(string selector, string text) => Assertions.Expect(Page.Locator(selector).First).ToContainTextAsync(text);

    /// <summary>The traces that plotly.js has drawn of a figure, once it has: <c>fullData</c> and the axes' ranges.</summary>
    public async Task<JsonElement> DrawnAsync(string kind, int index = 0)
    {
        await Page.Locator("figure").Nth(index).ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(Page.Locator("figure").Nth(index)).ToHaveAttributeAsync(
            "data-drawn", kind, new LocatorAssertionsToHaveAttributeOptions { Timeout = 20_000 });
        string json = await Page.Locator("figure .picture").Nth(index).EvaluateAsync<string>("""
            picture => JSON.stringify({
              types: picture._fullData.map(trace => trace.type),
              points: picture._fullData.map(trace => (trace.x?.length ?? 0) * (trace.z ? trace.z.length : 1)),
              x: picture._fullLayout.xaxis?.range ?? null,
              y: picture._fullLayout.yaxis?.range ?? null,
              yType: picture._fullLayout.yaxis?.type ?? null,
              frames: picture._transitionData?._frames?.length ?? 0,
              boxes: picture.querySelectorAll("svg.main-svg").length,
              height: picture.querySelector("svg.main-svg").getBoundingClientRect().height,
            })
            """);
        return JsonDocument.Parse(json).RootElement;
    }

    /// <summary>Whether anything is wider than the window.</summary>
    public Task<bool> ScrollsSidewaysAsync() =>
        Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");

    /// <summary>Everything was as it should be.</summary>
    public void HadNoTrouble() => Assert.True(Troubles.Count == 0, string.Join('\n', Troubles));

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(string trouble)
    {
        lock (_troubles)
            _troubles.Add(trouble);
    }
}
