using Microsoft.Playwright;
using RmspropRunner.BrowserTests.Browsing;
using RmspropRunner.Contracts;
using static Microsoft.Playwright.Assertions;

namespace RmspropRunner.BrowserTests;

/// <summary>Specs that are written, dropped and sent from the page.</summary>
[Collection(PageCollection.Name)]
public sealed class SubmitTests(PageWorker worker)
{
    [BrowserFact]
    public async Task A_spec_is_sized_while_it_is_written_then_submitted_and_watched_until_it_is_finished()
    {
        await using OpenedPage opened = await worker.OpenAsync("submit");
        await opened.Page.GetByLabel("Spec, in YAML").FillAsync(PageSpecs.Pictured("from-the-page"));
        await opened.HasTextAsync("#verdict", "A new experiment: from-the-page");
        await opened.HasTextAsync("#verdict", "8 configurations, 80 trials: 80 new, 0 stored already");
        await opened.HasTextAsync("#verdict", "in the store");
        await opened.Button("Submit").ClickAsync();
        await Expect(opened.Heading("from-the-page")).ToBeVisibleAsync();
        await Expect(opened.Page.Locator(".state").First).ToHaveTextAsync("finished", new LocatorAssertionsToHaveTextOptions { Timeout = 30_000 });
        await Expect(opened.Page.Locator("main progress")).ToHaveJSPropertyAsync("value", 80);
        await Expect(opened.Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "The best configurations of each problem" }).Locator("tbody tr"))
            .ToHaveCountAsync(8, new LocatorAssertionsToHaveCountOptions { Timeout = 15_000 });
        opened.HadNoTrouble();
    }

    [BrowserFact]
    public async Task Mistakes_are_told_at_their_lines_as_the_parser_tells_them()
    {
        await using OpenedPage opened = await worker.OpenAsync("submit");
        await opened.Page.GetByLabel("Spec, in YAML").FillAsync("name: wrong\nproblems:\n  - rosenbrok\noptimizers: [rmsprop]\nseeds: 1\niterations: many\n");
        await opened.HasTextAsync("#verdict", "2 mistakes");
        await opened.HasTextAsync("#verdict", "Line 3, column 5: 'rosenbrok' is not a problem; did you mean 'rosenbrock'?");
        Assert.Equal(["3", "6"], await opened.Page.Locator("li.wrong").AllTextContentsAsync());
        await Expect(opened.Button("Submit")).ToBeDisabledAsync();
        await opened.Page.Locator("#verdict button").First.ClickAsync();
        Assert.Equal("rosenbrok", await opened.Page.EvaluateAsync<string>("() => document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"));

        await opened.Page.GetByLabel("Spec, in YAML").FillAsync("name: wrong\nproblems:\n  - rosenbrock\noptimizers: [rmsprop]\nseeds: 1\niterations: 10\n");
        await opened.HasTextAsync("#verdict", "A new experiment: wrong");
        await Expect(opened.Page.Locator("li.wrong")).ToHaveCountAsync(0);
        Assert.All(opened.Troubles, trouble => Assert.Contains("400 (Bad Request)", trouble, StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task A_file_can_be_dropped()
    {
        await using OpenedPage opened = await worker.OpenAsync("submit");
        await Expect(opened.Button("Submit")).ToBeEnabledAsync();
        await opened.Page.EvaluateAsync("""
            text => {
              const data = new DataTransfer();
              data.items.add(new File([text], "spec.yaml"));
              document.querySelector(".editor").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """, PageSpecs.Pictured("dropped"));
        await opened.HasTextAsync("#verdict", "A new experiment: dropped");
        opened.HadNoTrouble();
    }

    [BrowserFact]
    public async Task With_a_token_the_page_asks_for_it_and_keeps_it_in_the_tab_alone()
    {
        const string Token = "0123456789abcdef-of-tests";
        await using IntegrationTests.Worker.RunningWorker guarded = await IntegrationTests.Worker.RunningWorker.StartAsync(
            "--Access:Token", Token, "--Access:ReadsNeedToken", "true", "--Engine", "in-process");
        await using OpenedPage opened = await worker.OpenAsync(url: guarded.Process.Url);
        await Expect(opened.Page.GetByLabel("Token", new PageGetByLabelOptions { Exact = true })).ToBeVisibleAsync();
        await opened.Page.GetByLabel("Token", new PageGetByLabelOptions { Exact = true }).FillAsync("another-token-of-tests");
        await opened.Button("Use it").ClickAsync();
        await Expect(opened.Page.Locator("main .notice").First).ToContainTextAsync("That is not the token.");
        await opened.Page.GetByLabel("Token", new PageGetByLabelOptions { Exact = true }).FillAsync(Token);
        await opened.Button("Use it").ClickAsync();
        await Expect(opened.Page.GetByText("There is nothing here.")).ToBeVisibleAsync();
        await Expect(opened.Page.GetByLabel("Token", new PageGetByLabelOptions { Exact = true })).ToBeHiddenAsync();
        await opened.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Submit", Exact = true }).ClickAsync();
        await opened.Page.GetByLabel("Spec, in YAML").FillAsync(PageSpecs.Diverging("guarded"));
        await Expect(opened.Button("Submit")).ToBeEnabledAsync();
        await opened.Button("Submit").ClickAsync();
        await Expect(opened.Page.Locator(".state").First).ToHaveTextAsync("finished", new LocatorAssertionsToHaveTextOptions { Timeout = 30_000 });
        Assert.Equal(ExperimentState.Finished, (await FindAsync(guarded, Token, "guarded")).Status);
        Assert.Equal(0, await opened.Page.EvaluateAsync<int>("() => localStorage.length"));
        Assert.DoesNotContain(Token, opened.Page.Url, StringComparison.Ordinal);
        Assert.All(opened.Troubles, trouble => Assert.Contains("401 (Unauthorized)", trouble, StringComparison.Ordinal));
    }

    private static async Task<ExperimentResource> FindAsync(IntegrationTests.Worker.RunningWorker guarded, string token, string key)
    {
        guarded.Client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return await guarded.FindAsync(key);
    }
}
