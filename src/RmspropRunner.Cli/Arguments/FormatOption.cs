using System.CommandLine;

namespace RmspropRunner.Cli.Arguments;

/// <summary>How a command writes its result to stdout.</summary>
internal static class FormatOption
{
    /// <param name="others">Formats that this command has besides table, json and csv.</param>
    public static Option<string> Create(params string[] others)
    {
        Option<string> option = new("--format")
        {
            Description = "How the result is written: for people, or in full for programs",
            HelpName = string.Join('|', (string[])["table", "json", "csv", .. others]),
            DefaultValueFactory = _ => "table",
        };
        option.AcceptOnlyFromAmong(["table", "json", "csv", .. others]);
        return option;
    }

    public static OutputFormat FormatOf(this ParseResult parsed, Option<string> option) =>
        Enum.Parse<OutputFormat>(parsed.GetRequiredValue(option), ignoreCase: true);
}
