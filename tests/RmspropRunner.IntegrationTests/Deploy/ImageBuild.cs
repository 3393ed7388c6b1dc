using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.IntegrationTests.Readme;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>What the Dockerfile's build stage makes: its COPY and RUN, done in a temporary folder instead of an image.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ImageBuild : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>What the image has in /app.</summary>
    public string Program => Path.Combine(_folder.Path, "publish", "rmsprop-worker");

    public async Task InitializeAsync()
    {
        // The folder is one that others may look into, as an image's are.
        File.SetUnixFileMode(_folder.Path, (UnixFileMode)Convert.ToInt32("755", 8));
        foreach ((string instruction, string arguments) in DockerfileText.BuildStage)
        {
            if (instruction == "COPY")
                Copy(arguments.Split(' '));
            else if (instruction == "RUN")
                await RunAsync(arguments);
        }
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    private void Copy(string[] arguments)
    {
        string target = Path.Combine(_folder.Path, arguments[^1]);
        foreach (string source in arguments[..^1].SelectMany(Sources))
        {
            if (Directory.Exists(source))
            {
                foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
                    CopyFile(file, Path.Combine(target, Path.GetRelativePath(source, file)));
            }
            else
            {
                CopyFile(source, Path.Combine(target, Path.GetFileName(source)));
            }
        }
    }

    private static IEnumerable<string> Sources(string pattern) => pattern.Contains('*', StringComparison.Ordinal)
        ? Directory.EnumerateFiles(MarkdownFile.Root, pattern)
        : [Path.Combine(MarkdownFile.Root, pattern)];

    private static void CopyFile(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(source, target, overwrite: true);
    }

    private async Task RunAsync(string command)
    {
        ProcessStartInfo start = new("/bin/sh", ["-ec", command])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TARGETARCH"] = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64";

        // No process of the build outlives it with a hold on its output.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using Process process = Process.Start(start)!;
        (await RmspropCommand.EndAsync(process)).Done();
    }
}
