namespace RmspropRunner.BrowserTests.Browsing;

/// <summary>A test that needs an installed Chromium, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = InstalledChromium.Program is null ? InstalledChromium.Missing : null;
}
