namespace RmspropRunner.Storage;

/// <summary>How a store's schema stands to this program.</summary>
/// <param name="Location">The store as a user would name it; never a password.</param>
/// <param name="Applied">The migrations that the store has, in order; none where there is no store yet.</param>
/// <param name="Known">Those that this program has, in order.</param>
public sealed record StoreSchema(string Location, IReadOnlyList<string> Applied, IReadOnlyList<string> Known)
{
    public bool IsUpToDate => Applied.SequenceEqual(Known);

    /// <summary>What migrating would apply.</summary>
    public IReadOnlyList<string> Pending => [.. Known.Except(Applied)];

    /// <summary>What a newer program has applied; with any of it this program does not touch the store.</summary>
    public IReadOnlyList<string> Newer => [.. Applied.Except(Known)];
}
