namespace RmspropRunner.BrowserTests.Browsing;

/// <summary>The same for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = InstalledChromium.Program is null ? InstalledChromium.Missing : null;
}
