namespace RmspropRunner.BrowserTests.Browsing;

/// <summary>A test that writes pictures into the folder that RMSPROP_SCREENSHOTS names, and is skipped where it names none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScreenshotFactAttribute : FactAttribute
{
    public ScreenshotFactAttribute() => Skip = InstalledChromium.Program is null ? InstalledChromium.Missing
        : Folder is null ? "It writes pictures of the documentation, when docs/images/pages.sh asks for them"
        : null;

    /// <summary>Where they go.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable("RMSPROP_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;
}
