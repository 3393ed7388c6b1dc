namespace RmspropRunner.Cli;

/// <summary>The user asked for something that cannot be; the message says what, and what can be done.</summary>
internal sealed class MistakeException(string message) : Exception(message);
