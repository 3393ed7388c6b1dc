using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace RmspropRunner.Cli.Arguments;

/// <summary>An option that takes a time in seconds; 0 is any time.</summary>
internal static class SecondsOption
{
    /// <summary>A day: what takes longer should not have a limit.</summary>
    private const double Most = 86_400;

    public static Option<TimeSpan> Create(string name, string description, double defaultSeconds) => new(name)
    {
        Description = description,
        HelpName = "SECONDS",
        DefaultValueFactory = _ => TimeSpan.FromSeconds(defaultSeconds),
        CustomParser = result => Parse(name, result),
    };

    private static TimeSpan Parse(string name, ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds <= Most)
            return seconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds);
        result.AddError($"{name} takes seconds from 0 (no limit) to {Most}, not {text}.");
        return default;
    }
}
