namespace RmspropRunner.Cli;

/// <summary>What the command's exit codes mean to scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done; that trials diverged is an outcome, not a failure.</summary>
    public const int Done = 0;

    /// <summary>Something failed that the user could not have known.</summary>
    public const int Failure = 1;

    /// <summary>The user's mistake: the message says what to change.</summary>
    public const int Mistake = 2;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
