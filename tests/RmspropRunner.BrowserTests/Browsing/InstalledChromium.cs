namespace RmspropRunner.BrowserTests.Browsing;

/// <summary>The Chromium of the machine: Playwright's own is not downloaded.</summary>
internal static class InstalledChromium
{
    public const string Missing = "Chromium is not installed here, and this test looks at pages with it: apt-get install chromium";

    /// <summary>The program that RMSPROP_CHROMIUM names, or the first on the path; null where there is none.</summary>
    public static string? Program { get; } =
        new[] { Environment.GetEnvironmentVariable("RMSPROP_CHROMIUM") ?? "" }
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))))
            .FirstOrDefault(File.Exists);
}
