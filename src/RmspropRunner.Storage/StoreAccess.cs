namespace RmspropRunner.Storage;

/// <summary>What to do where there is no store yet.</summary>
public enum StoreAccess
{
    /// <summary>Say so: whoever only reads leaves no empty file behind.</summary>
    Existing,

    /// <summary>Make one.</summary>
    OpenOrCreate,
}
