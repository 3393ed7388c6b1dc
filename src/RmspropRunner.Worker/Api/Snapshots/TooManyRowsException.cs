namespace RmspropRunner.Worker.Api.Snapshots;

/// <summary>What was asked for is more than an answer may have; the message says what to ask for instead.</summary>
internal sealed class TooManyRowsException(string message) : Exception(message);
