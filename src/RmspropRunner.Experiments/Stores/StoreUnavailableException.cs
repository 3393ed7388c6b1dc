namespace RmspropRunner.Experiments.Stores;

/// <summary>
/// The store cannot be used now, but may be soon: its server restarts, the connection broke, someone holds a lock. Nothing
/// of the step was stored, or all of it; doing it again stores it once.
/// </summary>
public sealed class StoreUnavailableException(string message, Exception innerException) : StoreException(message, innerException);
