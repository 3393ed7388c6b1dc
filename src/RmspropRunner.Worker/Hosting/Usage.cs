using System.Reflection;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Queue.Engines;

namespace RmspropRunner.Worker.Hosting;

/// <summary>What --help and --version print.</summary>
internal static class Usage
{
    /// <summary>The program's version, without the commit that builds may add.</summary>
    public static string Version { get; } =
        typeof(Usage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>What to print instead of starting; null where nothing of the kind was asked for.</summary>
    public static string? Answer(IReadOnlyCollection<string> arguments) =>
        arguments.Any(argument => argument is "--help" or "-h" or "-?") ? Help
        : arguments.Contains("--version") ? Version
        : null;

    private static string Help => $"""
        rmsprop-worker {Version}: runs the optimizer experiments that are handed to it, and shows how they converge.

        Usage: rmsprop-worker [--name value]...

          --urls URLS                where it listens; default {WorkerOptions.DefaultUrl}
          --store STORE              a SQLite file, or PostgreSQL as postgres://user@host/database or
                                     Host=…;Database=…; default rmsprop.db in the working folder
          --inbox FOLDER             specs that are dropped there are run; empty for none; default inbox
          --parallelism N            threads that compute; default: the processors there are
          --engine ENGINE            {string.Join(" or ", EngineStart.Names)}
          --Cluster:Address IP       where the other workers of the cluster reach this one, or auto; also Port, GatewayPort, Dashboard
          --Plugins:Folder FOLDER    DLLs that specs may name as plugins: their code runs with all rights of the worker; default: none
          --settings FOLDER          read appsettings.json there too
          --Access:TokenFile FILE    the token that writing requests need; demanded where other machines can reach it
          --Access:ReadsNeedToken    true where reading takes the token too
          --Limits:BodyBytes N       and Trials, QueuedExperiments, ReadsPerSecond, WritesPerSecond, Connections
          --AllowedHosts HOSTS       the names it answers to, with ; between them; default: this machine's
          --healthcheck              first of all: do not start, but ask the worker that has these settings whether it is ready
          --help, --version

        The same settings can be in appsettings.json or in the environment (RMSPROP_STORE, RMSPROP_ACCESS__TOKENFILE).
        docs/worker.md has them all. Exit codes: 0 stopped as asked, 2 a mistake in the settings, 1 any other failure.
        """;
}
