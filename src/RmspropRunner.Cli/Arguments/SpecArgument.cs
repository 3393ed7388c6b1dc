using System.CommandLine;

namespace RmspropRunner.Cli.Arguments;

internal static class SpecArgument
{
    public static Argument<string> Create() => new("SPEC") { Description = "The experiment's YAML file; - reads it from stdin" };
}
