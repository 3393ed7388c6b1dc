using System.Net;
using Microsoft.Playwright;
using RmspropRunner.BrowserTests.Browsing;
using RmspropRunner.Contracts;
using static Microsoft.Playwright.Assertions;

namespace RmspropRunner.BrowserTests;

/// <summary>What holds for the page as a whole.</summary>
[Collection(PageCollection.Name)]
public sealed class PageTests(PageWorker worker)
{
    private const string Attack = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    [BrowserFact]
    public async Task Names_and_descriptions_with_markup_are_shown_as_text()
    {
        const string Name = $"evil / {Attack}";
        SubmissionResource submitted = await worker.Worker.SubmitAsync(
            PageSpecs.Pictured($"\"{Name}\"").Replace("Two optimizers in a valley", $"'{Attack} <a href=\"javascript:alert(3)\">x</a>'", StringComparison.Ordinal));
        string key = submitted.Experiment.Url.Split('/')[^1];
        await worker.Worker.UntilAsync(key, ExperimentState.Finished);
        foreach (string view in new[] { "", $"experiments/{Uri.EscapeDataString(key)}", $"experiments/{key}/trials/1", $"compare/{key}/{key}" })
        {
            await using OpenedPage opened = await worker.OpenAsync(view);
            await Expect(opened.Page.Locator("main")).ToContainTextAsync(Name);
            if (view.Length > 0)
                await opened.DrawnAsync(view.Contains("trials", StringComparison.Ordinal) ? "trace" : "convergence");
            Assert.Equal(0, await opened.Page.Locator("main img[src=x], main script, main a[href^='javascript']").CountAsync());
            opened.HadNoTrouble();
        }
    }

    [BrowserFact]
    public async Task The_keyboard_is_enough()
    {
        await using OpenedPage opened = await worker.OpenAsync();
        await Expect(opened.Heading("Experiments")).ToBeVisibleAsync();
        await opened.Page.Keyboard.PressAsync("Tab");
        await Expect(opened.Page.Locator(":focus")).ToHaveTextAsync("Skip to the content");
        await opened.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await opened.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        await opened.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Submit", Exact = true }).FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Heading("Submit a spec")).ToBeVisibleAsync();
        Assert.Equal("main", await opened.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        await opened.Page.Keyboard.PressAsync("Tab");
        await Expect(opened.Page.GetByLabel("Spec, in YAML")).ToBeFocusedAsync();
        await opened.Page.Keyboard.PressAsync("Control+A");
        await opened.Page.Keyboard.InsertTextAsync(PageSpecs.Long("by-keyboard"));
        await Expect(opened.Button("Submit")).ToBeEnabledAsync();
        await opened.Page.Keyboard.PressAsync("Tab");
        await opened.Page.Keyboard.PressAsync("Tab");
        await Expect(opened.Button("Submit")).ToBeFocusedAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Heading("by-keyboard")).ToBeVisibleAsync();
        await opened.Button("Cancel").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Button("No, leave it")).ToBeFocusedAsync();
        await opened.Page.Keyboard.PressAsync("Tab");
        await opened.Page.Keyboard.PressAsync("Enter");
        await Expect(opened.Page.Locator("main .state").First).ToHaveTextAsync("cancelled");
        Assert.DoesNotContain(opened.Troubles, trouble => trouble.Contains("Policy", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Nothing_is_wider_than_a_phone_and_every_control_has_a_name()
    {
        await worker.Worker.SubmitAsync(PageSpecs.Pictured("narrow"));
        await worker.Worker.UntilAsync("narrow", ExperimentState.Finished);
        foreach (string view in new[] { "", "submit", "experiments/narrow", "experiments/narrow/trials/1", "compare/narrow/narrow" })
        {
            await using OpenedPage opened = await worker.OpenAsync(view, width: 360, height: 740, scheme: ColorScheme.Dark);
            await opened.Page.Locator("main h1").WaitForAsync();
            if (view.Contains('/', StringComparison.Ordinal))
                await opened.DrawnAsync(view.Contains("trials", StringComparison.Ordinal) ? "trace" : "convergence");
            Assert.False(await opened.ScrollsSidewaysAsync(), $"'{view}' is wider than the window");
            Assert.Empty(await opened.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll("main button, main input, main select, main textarea, main a")]
                  .filter(one => !(one.labels?.length || one.getAttribute("aria-label") || one.textContent.trim() || one.closest(".picture")))
                  .map(one => one.outerHTML)
                """));
            opened.HadNoTrouble();
        }
    }

    [BrowserFact]
    public async Task The_policy_lets_in_nothing_but_the_workers_own_files()
    {
        using HttpResponseMessage page = await worker.Worker.Client.GetAsync(new Uri("/", UriKind.Relative));
        string policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Files_are_compressed_and_not_sent_again()
    {
        foreach (string path in new[] { "/", "/page/style.css", "/page/main.js", "/page/figure.js", "/plotly.min.js" })
        {
            using HttpRequestMessage first = new(HttpMethod.Get, path);
            first.Headers.Add("Accept-Encoding", "gzip, br");
            using HttpResponseMessage answer = await worker.Worker.Client.SendAsync(first);
            Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
            using HttpRequestMessage second = new(HttpMethod.Get, path);
            second.Headers.Add("Accept-Encoding", "gzip, br");
            second.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
            using HttpResponseMessage again = await worker.Worker.Client.SendAsync(second);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            using HttpResponseMessage plain = await worker.Worker.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Empty(plain.Content.Headers.ContentEncoding);
        }
    }

    [Fact]
    public void The_pages_own_files_are_less_than_60_kB_together()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RmspropRunner.sln")))
            folder = folder.Parent;
        string source = Path.Combine(folder!.FullName, "src");
        long sum = Directory.GetFiles(Path.Combine(source, "RmspropRunner.Worker", "Page")).Append(Path.Combine(source, "RmspropRunner.Plots", "Pages", "figure.js"))
            .Sum(file => new FileInfo(file).Length);
        Assert.InRange(sum, 1, 60_000);
    }
}
