namespace RmspropRunner.IntegrationTests.Plots;

/// <summary>A test that needs an installed Chromium, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = RmspropRunner.Plots.Rendering.Chromium.Find() is null
        ? "Chromium is not installed here, which draws picture files: apt-get install chromium"
        : null;
}
