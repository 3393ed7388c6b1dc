namespace RmspropRunner.Worker.Hosting;

/// <summary>What the program's exit codes mean; the same as the command line's.</summary>
internal static class ExitCode
{
    /// <summary>It was asked to stop, and did.</summary>
    public const int Done = 0;

    /// <summary>Something failed that nobody could have known.</summary>
    public const int Failure = 1;

    /// <summary>A mistake in the settings: the message says what to change.</summary>
    public const int Mistake = 2;
}
