namespace RmspropRunner.Worker.Hosting;

/// <summary>How the program ends: of itself, or with a message and an exit code that say why it cannot go on.</summary>
internal sealed class Ending(IHostApplicationLifetime lifetime)
{
    private readonly Lock _lock = new();

    public int ExitCode { get; private set; }

    /// <summary>For people; null where it ends because it was asked to.</summary>
    public string? Message { get; private set; }

    /// <summary>Ends the program; the first reason is the one that counts.</summary>
    public void Give(int exitCode, string message)
    {
        lock (_lock)
        {
            if (Message is null)
                (ExitCode, Message) = (exitCode, message);
        }

        lifetime.StopApplication();
    }
}
