namespace RmspropRunner.Cli.Remote;

/// <summary>The worker cannot be reached, or failed; nothing is wrong with what was asked.</summary>
internal sealed class RemoteException(string message, Exception? innerException = null) : Exception(message, innerException);
