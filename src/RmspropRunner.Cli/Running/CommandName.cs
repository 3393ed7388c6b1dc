namespace RmspropRunner.Cli.Running;

/// <summary>How this command can be typed here: a newcomer's copy is seldom on the path.</summary>
internal static class CommandName
{
    private const string Name = "rmsprop";

    public static string Typed()
    {
        string folder = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string program = Path.Combine(folder, OperatingSystem.IsWindows() ? Name + ".exe" : Name);
        return IsOnPath(folder) || !File.Exists(program) ? Name : ShellWord.Of(FromHere(program));
    }

    private static bool IsOnPath(string folder) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(entry => Path.TrimEndingDirectorySeparator(entry) == folder || IsLinkInto(folder, entry));

    private static bool IsLinkInto(string folder, string entry) =>
        entry.Length > 0
        && new FileInfo(Path.Combine(entry, Name)) is { Exists: true } file
        && Path.GetDirectoryName((file.ResolveLinkTarget(returnFinalTarget: true) ?? file).FullName) == folder;

    /// <summary>Relative to the current folder where that is shorter; never a bare name, which a shell would look for on the path.</summary>
    private static string FromHere(string program)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, program);
        if (relative.Length >= program.Length)
            return program;
        return relative.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? relative : Path.Combine(".", relative);
    }
}
