namespace RmspropRunner.Experiments.Stores;

/// <summary>Someone else changed the experiment in the meantime: read it again.</summary>
public sealed class StoreConflictException(string message) : StoreException(message);
