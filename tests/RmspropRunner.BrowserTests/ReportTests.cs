using Microsoft.Playwright;
using RmspropRunner.BrowserTests.Browsing;
using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.IntegrationTests;
using RmspropRunner.Plots.Kinds;
using RmspropRunner.Plots.Pages;
using RmspropRunner.Plots.Reports;
using RmspropRunner.Plots.Subjects;
using RmspropRunner.Storage;
using static Microsoft.Playwright.Assertions;

namespace RmspropRunner.BrowserTests;

/// <summary>The page that rmsprop report writes, opened as a file.</summary>
[Collection(PageCollection.Name)]
public sealed class ReportTests(PageWorker worker)
{
    [BrowserFact]
    public async Task A_report_draws_every_picture_offline()
    {
        using TemporaryFolder folder = new();
        string file = await WriteAsync(folder, "offline");
        await using OpenedPage opened = await worker.OpenFileAsync(file);
        await Expect(opened.Heading("Leaderboard")).ToBeVisibleAsync();
        await AllDrawnAsync(opened);

        // Its parts move: the path grows from its start, and stops where it is told to.
        ILocator contour = opened.Page.Locator("[data-figure][aria-label^='Paths on']");
        await contour.ScrollIntoViewIfNeededAsync();
        int full = await PointsAsync(contour);
        await contour.Locator(".slider-rail-touch-rect").ClickAsync(new LocatorClickOptions { Position = new Position { X = 5, Y = 5 } });
        await Expect(contour.Locator(".slider-label").First).ToContainTextAsync("iteration 0");
        Assert.InRange(await PointsAsync(contour), 1, full / 2);
        opened.HadNoTrouble();
    }

    [BrowserFact]
    public async Task On_a_phone_nothing_is_wider_and_the_buttons_stand_clear_of_the_slider()
    {
        using TemporaryFolder folder = new();
        string file = await WriteAsync(folder, "carried");
        await using OpenedPage opened = await worker.OpenFileAsync(file, width: 360, height: 740);
        await AllDrawnAsync(opened);
        Assert.False(await opened.ScrollsSidewaysAsync());
        ILocator slider = opened.Page.Locator(".slider-group").First;
        await slider.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult track = (await slider.BoundingBoxAsync())!;
        LocatorBoundingBoxResult play = (await opened.Page.Locator(".updatemenu-button").First.BoundingBoxAsync())!;
        Assert.True(play.Y >= track.Y + track.Height, $"The buttons begin at {play.Y}, and the slider ends at {track.Y + track.Height}.");
        Assert.InRange(play.X + play.Width, 0, 360);
        opened.HadNoTrouble();
    }

    private static async Task AllDrawnAsync(OpenedPage opened)
    {
        ILocator places = opened.Page.Locator("[data-figure]");
        Assert.Equal(PlotKinds.All.Count, await places.CountAsync());
        for (int i = 0; i < PlotKinds.All.Count; i++)
        {
            await places.Nth(i).ScrollIntoViewIfNeededAsync();
            await Expect(places.Nth(i)).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex(".+"));
            Assert.NotEqual(0, await places.Nth(i).Locator("svg.main-svg").CountAsync());
        }
    }

    /// <summary>Points of the first path on a picture's contours.</summary>
    private static Task<int> PointsAsync(ILocator picture) =>
        picture.EvaluateAsync<int>("place => place._fullData.find(trace => trace.type === 'scatter').x.length");

    private async Task<string> WriteAsync(TemporaryFolder folder, string name)
    {
        await worker.Worker.SubmitAsync(PageSpecs.Pictured(name));
        await worker.Worker.UntilAsync(name, ExperimentState.Finished);
        await using IExperimentStore store = await ExperimentStores.OpenAsync(worker.Store, StoreAccess.Existing, TimeProvider.System, CancellationToken.None);
        StoredExperiment experiment = (await store.FindAsync(name, CancellationToken.None))!;
        FigurePage page = await ExperimentReport.CreateAsync(new PlotSubject(store, experiment, SpecSubmitter.PlanOf(experiment)), CancellationToken.None);
        string file = folder.File("report.html");
        await using FileStream stream = File.Create(file);
        await page.WriteAsync(stream, CancellationToken.None);
        return file;
    }
}
