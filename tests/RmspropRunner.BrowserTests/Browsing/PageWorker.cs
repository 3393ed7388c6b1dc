using Microsoft.Playwright;
using RmspropRunner.IntegrationTests.Storage.Postgres;
using RmspropRunner.IntegrationTests.Worker;

namespace RmspropRunner.BrowserTests.Browsing;

/// <summary>One worker on a PostgreSQL database, and one browser, for all tests; each test has a page of its own.</summary>
public sealed class PageWorker : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private IPlaywright? _playwright;
    private IBrowser _browser = null!;

    internal RunningWorker Worker { get; private set; } = null!;

    /// <summary>The database, for a second worker.</summary>
    internal string Store => _database.ConnectionString;

    public async Task InitializeAsync()
    {
        if (InstalledChromium.Program is not { } program)
            return;
        _database = await TestDatabase.CreateAsync();
        Task<RunningWorker> worker = RunningWorker.StartAsync("--store", Store, "--Engine", "in-process");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
            ChromiumSandbox = !Environment.IsPrivilegedProcess,
        });
        Worker = await worker;
    }

    public async Task DisposeAsync()
    {
        if (_playwright is null)
            return;
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Worker.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Opens a view of the worker's page, such as <c>submit</c>.</summary>
    internal async Task<OpenedPage> OpenAsync(string view = "", int width = 1200, int height = 900, Uri? url = null, ColorScheme scheme = ColorScheme.Light) =>
        await OpenedPage.OpenAsync(await ContextAsync(width, height, url ?? Worker.Process.Url, scheme), view);

    /// <summary>Opens a file, without a network.</summary>
    internal async Task<OpenedPage> OpenFileAsync(string path, int width = 1200, int height = 900) =>
        await OpenedPage.OpenFileAsync(await ContextAsync(width, height, Worker.Process.Url, ColorScheme.Light), path);

    private Task<IBrowserContext> ContextAsync(int width, int height, Uri url, ColorScheme scheme) => _browser.NewContextAsync(new BrowserNewContextOptions
    {
        ViewportSize = new ViewportSize { Width = width, Height = height },
        ColorScheme = scheme,
        ReducedMotion = ReducedMotion.Reduce,
        BaseURL = url.ToString(),
    });
}
