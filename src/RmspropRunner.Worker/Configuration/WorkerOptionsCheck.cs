using System.Net;
using Microsoft.Extensions.Options;
using RmspropRunner.Storage;
using RmspropRunner.Worker.Access;
using RmspropRunner.Worker.Queue.Engines;

namespace RmspropRunner.Worker.Configuration;

/// <summary>Everything that is wrong with the settings, at once, before anything is opened or listened on.</summary>
internal sealed class WorkerOptionsCheck(IConfiguration configuration, CommandLineArguments arguments) : IValidateOptions<WorkerOptions>
{
    public ValidateOptionsResult Validate(string? name, WorkerOptions options)
    {
        IReadOnlyList<string> mistakes = Mistakes(configuration, arguments);
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    /// <summary>Each with its key, what was found and what is accepted.</summary>
    public static IReadOnlyList<string> Mistakes(IConfiguration configuration, CommandLineArguments arguments)
    {
        WorkerOptions options = new();
        List<string> mistakes = [.. arguments.Mistakes, .. SettingsReader.Read(configuration, options)];
        if (options.Store.Length == 0)
            mistakes.Add("Store is '': it takes a SQLite file, such as rmsprop.db, or a PostgreSQL database, such as postgres://user@host/database.");
        if (!EngineStart.Names.Contains(options.Engine))
            mistakes.Add($"Engine is '{options.Engine}': this build has {string.Join(" and ", EngineStart.Names)}.");
        if (options.Engine == EngineName.OrleansClient && options.Store.Length > 0 && !ExperimentStores.IsPostgres(options.Store))
            mistakes.Add($"Engine is '{options.Engine}', which leaves the computing to the workers that share a PostgreSQL database, and Store is '{options.Store}', where a worker is alone.");
        if (!IsOwnAddress(options.Cluster.Address))
            mistakes.Add($"Cluster:Address is '{options.Cluster.Address}': it takes the IP address under which the other workers reach this one, or {OwnAddress.Auto}.");
        if (options.Plugins.Folder.Length > 0 && !Directory.Exists(options.Plugins.Folder))
            mistakes.Add($"Plugins:Folder is '{options.Plugins.Folder}': there is no such folder; it takes one with DLLs, or nothing.");
        mistakes.AddRange(OfAddresses(configuration));
        mistakes.AddRange(OfAccess(configuration, options.Access));
        return mistakes;
    }

    private static bool IsOwnAddress(string setting) =>
        setting == OwnAddress.Auto
        || (IPAddress.TryParse(setting, out IPAddress? address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any));

    private static IEnumerable<string> OfAddresses(IConfiguration configuration) =>
        from url in ListeningAddresses.Of(configuration)
        where ListeningAddresses.Parse(url) is null
        select $"urls has '{url}': it takes addresses such as {WorkerOptions.DefaultUrl}, with ; between them.";

    private static IEnumerable<string> OfAccess(IConfiguration configuration, AccessOptions access)
    {
        AccessToken? token = AccessToken.TryOf(access, out string? mistake);
        if (mistake is not null)
            return [mistake];
        if (token is not null)
            return [];

        string[] open =
        [
            .. ListeningAddresses.Of(configuration)
                .Where(url => ListeningAddresses.Parse(url) is { } address && !ListeningAddresses.IsLoopback(address)),
        ];
        return open.Length == 0
            ? []
            :
            [
                $"urls has {string.Join(" and ", open)}, which other machines can reach, and there is no token: make one (openssl rand -hex 32 > token) "
                    + "and set Access:TokenFile to the file (environment: RMSPROP_ACCESS__TOKENFILE), or listen on 127.0.0.1.",
            ];
    }
}
