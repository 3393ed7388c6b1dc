using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace RmspropRunner.Worker.Configuration;

/// <summary>Reads settings into an options object, and finds everything that is wrong with them, where the usual binder throws at the first.</summary>
internal static class SettingsReader
{
    /// <summary>Sets what is given and right.</summary>
    /// <returns>What is wrong: each with its key, what was found and what is accepted.</returns>
    public static IReadOnlyList<string> Read(IConfiguration configuration, object options)
    {
        List<string> mistakes = [];
        Read(configuration, options, "", mistakes);
        return mistakes;
    }

    /// <summary>The names of the settings and sections of an options class.</summary>
    public static ImmutableArray<string> NamesOf(Type options) => [.. Properties(options).Select(property => property.Name)];

    private static IEnumerable<PropertyInfo> Properties(Type options) =>
        options.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite || IsSection(property));

    private static bool IsSection(PropertyInfo property) =>
        property.PropertyType.IsClass && property.PropertyType.Assembly == typeof(SettingsReader).Assembly;

    private static void Read(IConfiguration configuration, object options, string prefix, List<string> mistakes)
    {
        foreach (PropertyInfo property in Properties(options.GetType()))
        {
            IConfigurationSection section = configuration.GetSection(property.Name);
            string key = prefix + property.Name;
            if (IsSection(property))
            {
                object inner = property.GetValue(options) ?? throw new InvalidOperationException($"{key} has no object to read into.");
                Read(section, inner, $"{key}:", mistakes);
                FindUnknown(section, property.PropertyType, key, mistakes);
            }
            else if (section.GetChildren().Any())
            {
                mistakes.Add($"{key} has settings within it: it takes {Accepted(property)}.");
            }
            else if (section.Value is { } text)
            {
                Set(property, options, key, text.Trim(), mistakes);
            }
        }
    }

    private static void FindUnknown(IConfigurationSection section, Type options, string key, List<string> mistakes)
    {
        ImmutableArray<string> known = NamesOf(options);
        string names = string.Join(", ", known.Select(name => $"{key}:{name}"));
        if (!string.IsNullOrEmpty(section.Value))
            mistakes.Add($"{key} is '{section.Value}': it takes no value itself; there are {names}.");
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                mistakes.Add($"{key}:{child.Key} is not a setting: there are {names}.");
        }
    }

    private static void Set(PropertyInfo property, object options, string key, string text, List<string> mistakes)
    {
        if (Parse(property.PropertyType, text) is { } value && IsWithin(property, value))
            property.SetValue(options, value);
        else
            mistakes.Add($"{key} is '{(property.IsDefined(typeof(SecretAttribute)) ? "…" : text)}': it takes {Accepted(property)}.");
    }

    private static object? Parse(Type type, string text)
    {
        if (type == typeof(string))
            return text;
        if (type == typeof(bool))
            return bool.TryParse(text, out bool truth) ? truth : null;
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;
        if (type == typeof(long))
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
        if (type == typeof(double))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
        if (type == typeof(TimeSpan))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) && time >= TimeSpan.Zero ? time : null;
        throw new InvalidOperationException($"Settings have no way to read a {type.Name}.");
    }

    private static bool IsWithin(PropertyInfo property, object value)
    {
        if (property.GetCustomAttribute<BetweenAttribute>() is not { } range)
            return true;
        return value switch
        {
            int number => number >= range.Least && number <= range.Most,
            long number => number >= range.Least && number <= range.Most,
            double number => number >= range.Least && number <= range.Most,
            TimeSpan time => time.TotalSeconds >= range.Least && time.TotalSeconds <= range.Most,
            _ => true,
        };
    }

    private static string Accepted(PropertyInfo property)
    {
        Type type = property.PropertyType;
        string kind = type == typeof(bool) ? "true or false"
            : type == typeof(TimeSpan) ? "a time such as 00:00:30 (hours:minutes:seconds)"
            : type == typeof(double) ? "a number"
            : type == typeof(string) ? "a text"
            : "a whole number";
        return property.GetCustomAttribute<BetweenAttribute>() is not { } range ? kind
            : type == typeof(TimeSpan) ? $"{kind} from {TimeSpan.FromSeconds(range.Least)} to {TimeSpan.FromSeconds(range.Most)}"
            : $"{kind} from {Shown(range.Least)} to {Shown(range.Most)}";
    }

    /// <summary>With every digit of a whole number, which formats for fractions round.</summary>
    private static string Shown(double value) => value.ToString(Math.Floor(value) == value ? "F0" : "0.###", CultureInfo.InvariantCulture);
}
