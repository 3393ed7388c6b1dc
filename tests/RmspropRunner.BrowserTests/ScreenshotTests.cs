using Microsoft.Playwright;
using RmspropRunner.BrowserTests.Browsing;
using RmspropRunner.Contracts;
using static Microsoft.Playwright.Assertions;

namespace RmspropRunner.BrowserTests;

/// <summary>The pictures of the documentation, which docs/images/pages.sh makes.</summary>
[Collection(PageCollection.Name)]
public sealed class ScreenshotTests(PageWorker worker)
{
    private const string Spec = """
        name: valley
        description: Three optimizers in Rosenbrock's valley
        problems:
          - rosenbrock: { dimension: 2, bounds: [-2, 2] }
        optimizers:
          - rmsprop: { learning_rate: [0.001, 0.01] }
          - adam: { learning_rate: [0.01, 0.1] }
          - gradient_descent: { learning_rate: [0.0005, 0.001] }
        seeds: 1..30
        iterations: 2000
        trace: { log: 30, x: true }
        """;

    [ScreenshotFact]
    public async Task The_main_pages_are_written_as_pictures()
    {
        await worker.Worker.SubmitAsync(Spec);
        await worker.Worker.UntilAsync("valley", ExperimentState.Finished);
        await using (OpenedPage experiment = await worker.OpenAsync("experiments/valley", height: 1080))
        {
            await experiment.DrawnAsync("convergence");
            await experiment.Page.EvaluateAsync("() => window.scrollTo(0, 0)");
            await WriteAsync(experiment, "page-experiment.png");
        }

        await using (OpenedPage submit = await worker.OpenAsync("submit", width: 900, height: 800))
        {
            await submit.Page.GetByLabel("Spec, in YAML").FillAsync(
                Spec.Replace("- rosenbrock:", "- rosenbrok:", StringComparison.Ordinal).Replace("iterations: 2000", "iterations: many", StringComparison.Ordinal));
            await Expect(submit.Page.Locator("#verdict button")).ToHaveCountAsync(2);
            await WriteAsync(submit, "page-submit.png");
        }

        await using OpenedPage trial = await worker.OpenAsync("experiments/valley/trials/95", width: 390, height: 844, scheme: ColorScheme.Dark);
        await trial.DrawnAsync("contour", 1);
        await WriteAsync(trial, "page-phone.png");
    }

    private static async Task WriteAsync(OpenedPage page, string name)
    {
        byte[] picture = await page.Page.ScreenshotAsync();
        Assert.InRange(picture.Length, 1, 200_000);
        await File.WriteAllBytesAsync(Path.Combine(ScreenshotFactAttribute.Folder!, name), picture);
    }
}
