using System.ComponentModel;
using System.Diagnostics;

namespace RmspropRunner.Plots.Rendering;

/// <summary>An installed Chromium, which draws what plotly.js needs a browser for.</summary>
internal static class Chromium
{
    /// <summary>The environment variable that names the program.</summary>
    public const string Variable = "RMSPROP_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    /// <summary>The program, or null where none is installed.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : null;
        string[] folders =
        [
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
            "/Applications/Google Chrome.app/Contents/MacOS",
            "/Applications/Chromium.app/Contents/MacOS",
        ];
        string extension = OperatingSystem.IsWindows() ? ".exe" : "";
        return folders.SelectMany(folder => Names.Append("Google Chrome").Append("Chromium").Select(name => Path.Combine(folder, name + extension)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Opens a page without a window, and gives its document as it is once its scripts are done.</summary>
    /// <exception cref="RenderingException">It could not be run.</exception>
    public static async Task<string> DocumentAsync(string program, string page, CancellationToken cancellationToken)
    {
        string profile = Directory.CreateTempSubdirectory("rmsprop-chromium-").FullName;
        try
        {
            ProcessStartInfo start = new(program)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                ArgumentList =
                {
                    "--headless", "--no-first-run", "--disable-extensions", "--hide-scrollbars", "--mute-audio",
                    "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
                    $"--user-data-dir={profile}", "--virtual-time-budget=60000", "--dump-dom",
                },
            };

            // As root, Chromium's sandbox does not start; the page is this program's own.
            if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
                start.ArgumentList.Add("--no-sandbox");
            start.ArgumentList.Add(new Uri(page).AbsoluteUri);
            return await RunAsync(start, cancellationToken);
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    private static async Task<string> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using Process process = Start(start);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            string said = await errors;
            return process.ExitCode == 0
                ? await output
                : throw new RenderingException($"{start.FileName} ended with code {process.ExitCode}: {said.Trim().Split('\n')[^1]}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new RenderingException($"{start.FileName} does not start: {error.Message}");
        }
    }
}
