using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace RmspropRunner.Worker.Configuration;

/// <summary>Where settings come from.</summary>
internal static class WorkerConfiguration
{
    /// <summary>The setting that names a folder with another appsettings.json.</summary>
    public const string FolderKey = "settings";

    private const string Prefix = "RMSPROP_";

    /// <summary>Reads all settings; whether they are right is found at the start.</summary>
    /// <exception cref="InvalidDataException">A file is not JSON.</exception>
    /// <exception cref="FileNotFoundException">The folder that was named has no appsettings.json.</exception>
    public static void AddSettings(this WebApplicationBuilder builder, CommandLineArguments arguments)
    {
        ConfigurationManager configuration = builder.Configuration;
        string[] commandLine = [.. arguments.Settings];
        configuration.AddEnvironmentVariables(Prefix).AddCommandLine(commandLine);
        if (configuration[FolderKey] is { Length: > 0 } folder)
            AddFolder(configuration, Path.GetFullPath(folder));
        builder.WebHost.UseUrls(ListeningAddresses.UrlsOf(configuration));

        builder.Services.AddSingleton(arguments);
        builder.Services.AddSingleton<IValidateOptions<WorkerOptions>, WorkerOptionsCheck>();
        builder.Services.AddOptions<WorkerOptions>()
            .Configure<IConfiguration>((options, settings) => SettingsReader.Read(settings, options))
            .ValidateOnStart();
    }

    /// <summary>After the files beside the program, which it overrides, and before the environment, which overrides it.</summary>
    private static void AddFolder(ConfigurationManager configuration, string folder)
    {
        JsonConfigurationSource source = new() { Path = Path.Combine(folder, "appsettings.json"), Optional = false };
        source.ResolveFileProvider();
        IList<IConfigurationSource> sources = configuration.Sources;
        int last = sources.Select((other, i) => other is JsonConfigurationSource ? i : -1).Max();
        sources.Insert(last + 1, source);
    }
}
