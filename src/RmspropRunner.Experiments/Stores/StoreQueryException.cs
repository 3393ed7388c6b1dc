namespace RmspropRunner.Experiments.Stores;

/// <summary>A query is wrong, or would have changed something; the message is the database's.</summary>
public sealed class StoreQueryException(string message, Exception? innerException) : StoreException(message, innerException);
