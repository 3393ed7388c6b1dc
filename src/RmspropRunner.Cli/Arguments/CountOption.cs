using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace RmspropRunner.Cli.Arguments;

/// <summary>An option that takes a whole number from 1 up.</summary>
internal static class CountOption
{
    public static Option<long> Create(string name, string description, long defaultValue) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result => Parse(name, result),
    };

    private static long Parse(string name, ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value is >= 1 and <= int.MaxValue)
            return value;
        result.AddError($"{name} takes a whole number from 1 to {int.MaxValue}, not {text}.");
        return default;
    }
}
