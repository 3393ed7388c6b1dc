using RmspropRunner.Contracts;

namespace RmspropRunner.Cli.Remote;

internal static class RemoteState
{
    /// <summary>The state as the worker writes it.</summary>
    public static string Word(ExperimentState state) => state.ToString().ToLowerInvariant();
}
