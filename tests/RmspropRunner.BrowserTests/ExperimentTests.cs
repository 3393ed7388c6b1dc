using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;
using RmspropRunner.BrowserTests.Browsing;
using RmspropRunner.Contracts;
using static Microsoft.Playwright.Assertions;

namespace RmspropRunner.BrowserTests;

/// <summary>An experiment's page, and those of its trials.</summary>
[Collection(PageCollection.Name)]
public sealed class ExperimentTests(PageWorker worker)
{
    [BrowserFact]
    public async Task Every_kind_of_picture_is_drawn()
    {
        await SubmitAsync(PageSpecs.Pictured("pictured"), "pictured");
        await using OpenedPage opened = await worker.OpenAsync("experiments/pictured");
        JsonElement convergence = await opened.DrawnAsync("convergence");
        Assert.True(convergence.GetProperty("types").GetArrayLength() >= 4);
        Assert.Equal("log", convergence.GetProperty("yType").GetString());
        Assert.InRange(convergence.GetProperty("x")[1].GetDouble(), 2, 600);
        Assert.All(convergence.GetProperty("points").EnumerateArray(), points => Assert.True(points.GetInt32() > 10));

        string[] kinds = await opened.Page.Locator("[data-kind]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.kind)");
        Assert.Contains("surface", kinds);
        foreach (string kind in kinds)
        {
            await opened.Page.Locator($"[data-kind='{kind}']").ClickAsync();
            JsonElement drawn = await opened.DrawnAsync(kind);
            Assert.NotEqual(0, drawn.GetProperty("types").GetArrayLength());
            Assert.True(drawn.GetProperty("height").GetDouble() > 200, kind);
            await Expect(opened.Page.Locator("figure .picture")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex(".+"));
            await Expect(opened.Page.Locator("figcaption")).ToContainTextAsync("pictured");
        }

        opened.HadNoTrouble();
    }

    [BrowserFact]
    public async Task A_picture_shows_the_trials_that_are_asked_for()
    {
        await SubmitAsync(PageSpecs.Pictured("asked"), "asked");
        await using OpenedPage opened = await worker.OpenAsync("experiments/asked");
        await opened.DrawnAsync("convergence");
        await opened.Page.Locator("[data-kind=contour]").ClickAsync();
        await opened.DrawnAsync("contour");
        await opened.Page.GetByPlaceholder("such as 1, 2").FillAsync("1, 61");
        await Expect(opened.Page.Locator("figcaption")).ToContainTextAsync("gradient_descent");
        JsonElement drawn = await opened.DrawnAsync("contour");
        Assert.Equal(2, drawn.GetProperty("types").EnumerateArray().Count(type => type.GetString() == "scatter"));
        Assert.True(drawn.GetProperty("frames").GetInt32() > 10);
        Assert.InRange(drawn.GetProperty("x")[0].GetDouble(), -8, -2);
        await opened.Page.GetByPlaceholder("such as 1, 2").FillAsync("999");
        await Expect(opened.Page.Locator("figcaption .notice")).ToContainTextAsync("Trial 999 of asked is not stored");
        Assert.All(opened.Troubles, trouble => Assert.Contains("400 (Bad Request)", trouble, StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task What_the_reader_has_zoomed_to_stays_when_the_picture_is_drawn_again()
    {
        await SubmitAsync(PageSpecs.Pictured("zoomed"), "zoomed");
        await using OpenedPage opened = await worker.OpenAsync("experiments/zoomed");
        await opened.DrawnAsync("convergence");
        LocatorBoundingBoxResult box = (await opened.Page.Locator("figure .nsewdrag").First.BoundingBoxAsync())!;
        await opened.Page.Mouse.MoveAsync(box.X + box.Width * 0.3f, box.Y + box.Height * 0.3f);
        await opened.Page.Mouse.DownAsync();
        await opened.Page.Mouse.MoveAsync(box.X + box.Width * 0.6f, box.Y + box.Height * 0.7f, new MouseMoveOptions { Steps = 4 });
        await opened.Page.Mouse.UpAsync();
        double[] zoomed = await RangeAsync(opened);
        await opened.Page.EvaluateAsync("() => { window.drawn = document.querySelector('.picture').layout; window.dispatchEvent(new Event('theme')); }");
        await opened.Page.WaitForFunctionAsync("() => document.querySelector('.picture').layout !== window.drawn");
        Assert.Equal(zoomed, await RangeAsync(opened));

        // Another picture begins anew.
        await opened.Page.Locator("[data-kind=ecdf]").ClickAsync();
        await opened.DrawnAsync("ecdf");
        Assert.NotEqual(zoomed, await RangeAsync(opened));
        opened.HadNoTrouble();

        static Task<double[]> RangeAsync(OpenedPage opened) =>
            opened.Page.EvaluateAsync<double[]>("() => document.querySelector('.picture')._fullLayout.xaxis.range");
    }

    [BrowserFact]
    public async Task A_diverged_trial_says_so_and_its_curve_has_a_mark()
    {
        await SubmitAsync(PageSpecs.Diverging("diverging"), "diverging");
        await using OpenedPage opened = await worker.OpenAsync("experiments/diverging/trials/1");
        await Expect(opened.Page.Locator("dl")).ToContainTextAsync("diverged");
        JsonElement trace = await opened.DrawnAsync("trace");
        Assert.Equal(2, trace.GetProperty("types").GetArrayLength());
        Assert.Equal(1, trace.GetProperty("points")[1].GetInt32());
        await Expect(opened.Page.Locator("figcaption").First).ToContainTextAsync("It diverged at iteration");
        await opened.DrawnAsync("contour", 1);
        Assert.True(await opened.Page.Locator("table tbody tr").CountAsync() <= 100);
        opened.HadNoTrouble();
    }

    [BrowserFact]
    public async Task A_hundred_thousand_trials_are_there_within_a_second_and_paged_by_the_worker()
    {
        await SubmitAsync(PageSpecs.Many("many"), "many");
        await using OpenedPage opened = await worker.OpenAsync();
        await Expect(opened.Heading("Experiments")).ToBeVisibleAsync();
        List<double> times = [];
        for (int i = 0; i < 3; i++)
        {
            await opened.Page.GotoAsync("about:blank");
            long began = Stopwatch.GetTimestamp();
            await opened.Page.GotoAsync("/#/experiments/many");
            await opened.Heading("many").WaitForAsync();
            await opened.Page.Locator("a[href$='/trials/50']").WaitForAsync();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        await opened.Page.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length");
        double paint = await opened.Page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime");
        Console.WriteLine($"100,000 trials: first contentful paint {paint:0} ms, everything that is first seen {string.Join(", ", times.Select(time => $"{time:0}"))} ms");
        Assert.InRange(paint, 0, 1000);
        Assert.True(times.Min() < 1000, $"It took {times.Min()} ms.");

        await opened.Button("Next").ClickAsync();
        await opened.Page.Locator("a[href$='/trials/51']").WaitForAsync();
        await Expect(opened.Button("Previous")).ToBeEnabledAsync();
        await opened.Page.GetByLabel("Sort by").SelectOptionAsync("best_objective");
        await Expect(opened.Page.GetByText("1 to 50")).ToBeVisibleAsync();
        Assert.Equal(50, await opened.Page.Locator("table").Last.Locator("tbody tr").CountAsync());
        opened.HadNoTrouble();
    }

    [BrowserFact]
    public async Task What_runs_is_paused_resumed_cancelled_and_deleted_with_a_question_first()
    {
        await worker.Worker.SubmitAsync(PageSpecs.Long("long"));
        await using OpenedPage opened = await worker.OpenAsync("experiments/long");
        await Expect(State(opened)).ToHaveTextAsync("running");
        await opened.Button("Pause").ClickAsync();
        await opened.Button("No, leave it").ClickAsync();
        await Expect(State(opened)).ToHaveTextAsync("running");
        await StepAsync(opened, "Pause", "Pause");
        await Expect(State(opened)).ToHaveTextAsync("paused");
        await opened.Button("Resume").ClickAsync();
        await Expect(State(opened)).ToHaveTextAsync("running");
        await StepAsync(opened, "Cancel", "Cancel");
        await Expect(State(opened)).ToHaveTextAsync("cancelled");
        await StepAsync(opened, "Delete", "Delete it");
        await Expect(opened.Heading("Experiments")).ToBeVisibleAsync();
        using HttpResponseMessage gone = await worker.Worker.Client.GetAsync(new Uri("/api/v1/experiments/long", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
        Assert.All(opened.Troubles, trouble => Assert.Contains("40", trouble, StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Two_experiments_stand_side_by_side()
    {
        await SubmitAsync(PageSpecs.Pictured("left"), "left");
        await SubmitAsync(PageSpecs.Pictured("right"), "right");
        await using OpenedPage opened = await worker.OpenAsync("compare/left/right");
        await opened.DrawnAsync("convergence", 0);
        await opened.DrawnAsync("convergence", 1);
        await Expect(opened.Page.Locator("section table")).ToHaveCountAsync(2);
        opened.HadNoTrouble();
    }

    private static ILocator State(OpenedPage opened) => opened.Page.Locator("main .state").First;

    private static async Task StepAsync(OpenedPage opened, string step, string answer)
    {
        await opened.Button(step).ClickAsync();
        await opened.Page.Locator("dialog").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = answer, Exact = true }).ClickAsync();
    }

    private async Task SubmitAsync(string spec, string name)
    {
        await worker.Worker.SubmitAsync(spec);
        await worker.Worker.UntilAsync(name, ExperimentState.Finished);
    }
}
