namespace RmspropRunner.Experiments.Stores;

/// <summary>The store cannot be reached now, but may be later: nothing is wrong with what was asked, so ask again.</summary>
public sealed class StoreUnavailableException(string message, Exception? innerException) : StoreFailureException(message, innerException);
