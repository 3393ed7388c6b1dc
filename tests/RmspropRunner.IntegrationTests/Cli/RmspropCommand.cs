using System.Diagnostics;

namespace RmspropRunner.IntegrationTests.Cli;

/// <summary>Runs the built command as a process of its own, in a folder of its own.</summary>
internal sealed class RmspropCommand : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rmsprop-cli-").FullName;

    /// <summary>The built command, which the reference to its project puts beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "rmsprop.dll");

    /// <summary>An example of the repository.</summary>
    public static string Example(string name)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "RmspropRunner.sln")))
            folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder ?? throw new DirectoryNotFoundException("The tests run within the repository."), "examples", name);
    }

    public string PathOf(string file) => Path.Combine(_folder, file);

    /// <summary>Writes a file and gives its name.</summary>
    public string Write(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return name;
    }

    public Task<CommandResult> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    public async Task<CommandResult> RunWithInputAsync(string input, params string[] arguments)
    {
        using Process process = Start("dotnet", [Program, .. arguments]);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await EndAsync(process);
    }

    /// <summary>Runs a line of shell, in which rmsprop is the command.</summary>
    public async Task<CommandResult> ShellAsync(string line)
    {
        using Process process = Start("/bin/bash", ["-c", $"set -o pipefail; rmsprop() {{ dotnet '{Program}' \"$@\"; }}; {line}"]);
        process.StandardInput.Close();
        return await EndAsync(process);
    }

    public Process Start(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("RMSPROP_STORE");

        // A piped command must not take the terminal's word for what its reader can show.
        start.Environment["TERM"] = "xterm-256color";
        return Process.Start(start)!;
    }

    public static async Task<CommandResult> EndAsync(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output, await errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
