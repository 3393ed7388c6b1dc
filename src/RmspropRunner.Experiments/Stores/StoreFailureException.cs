namespace RmspropRunner.Experiments.Stores;

/// <summary>The store failed, though nothing is wrong with what was asked: a full disk, a broken file, a server gone.</summary>
public class StoreFailureException(string message, Exception? innerException) : StoreException(message, innerException);
