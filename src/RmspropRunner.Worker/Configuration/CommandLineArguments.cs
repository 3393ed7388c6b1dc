using System.Collections.Immutable;

namespace RmspropRunner.Worker.Configuration;

/// <summary>The settings on the command line: --name value or --name=value, a section's as --Section:Name.</summary>
/// <param name="Settings">Those that were understood, each as --name=value.</param>
/// <param name="Mistakes">What was wrong with the others.</param>
internal sealed record CommandLineArguments(ImmutableArray<string> Settings, ImmutableArray<string> Mistakes)
{
    /// <summary>What ASP.NET Core and the host read, besides this program's own settings.</summary>
    private static readonly ImmutableArray<string> Foreign =
    [
        "urls", "http_ports", "https_ports", "environment", "contentRoot", "webroot", "applicationName", "AllowedHosts", "Kestrel", "Logging",
        "hostBuilder", "shutdownTimeoutSeconds",
    ];

    public static CommandLineArguments Parse(IReadOnlyList<string> arguments)
    {
        List<string> settings = [];
        List<string> mistakes = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            int equals = argument.IndexOf('=', StringComparison.Ordinal);
            string name = argument[..(equals < 0 ? argument.Length : equals)];
            if (!name.StartsWith("--", StringComparison.Ordinal))
                mistakes.Add($"'{argument}' is not a setting: settings are given as --name value, such as --store rmsprop.db.");
            else if (!IsKnown(name[2..]))
                mistakes.Add($"{name} is not a setting: there are {Names}.");
            else if (equals >= 0)
                settings.Add(argument);
            else if (i + 1 == arguments.Count || arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
                mistakes.Add($"{name} has no value: give it as {name} VALUE or {name}=VALUE.");
            else
                settings.Add($"{name}={arguments[++i]}");

            // A mistaken name's value is not one more mistake.
            bool isMistakenName = equals < 0 && name.StartsWith("--", StringComparison.Ordinal) && !IsKnown(name[2..]);
            if (isMistakenName && i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
                i++;
        }

        return new CommandLineArguments([.. settings], [.. mistakes]);
    }

    private static string Names => string.Join(
        ", ", SettingsReader.NamesOf(typeof(WorkerOptions)).Append(WorkerConfiguration.FolderKey).Select(Shown).Append("--urls"));

    private static bool IsKnown(string key)
    {
        string name = key.Split(':')[0];
        return SettingsReader.NamesOf(typeof(WorkerOptions)).Contains(name, StringComparer.OrdinalIgnoreCase)
            || Foreign.Contains(name, StringComparer.OrdinalIgnoreCase)
            || name.Equals(WorkerConfiguration.FolderKey, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase);
    }

    private static string Shown(string name) =>
        typeof(WorkerOptions).GetProperty(name)?.PropertyType is { IsClass: true } type && type != typeof(string) ? $"--{name}:…" : $"--{char.ToLowerInvariant(name[0])}{name[1..]}";
}
