namespace RmspropRunner.Cli.Output;

/// <summary>Whoever read stdout went away, as head does when it has enough.</summary>
internal sealed class ClosedPipeException(IOException innerException) : Exception("Nobody reads stdout any more.", innerException);
