using System.CommandLine;

namespace RmspropRunner.Cli.Arguments;

internal static class DebugOption
{
    public static Option<bool> Option { get; } = new("--debug")
    {
        Description = "Show where in the program a failure came from",
        Recursive = true,
    };
}
