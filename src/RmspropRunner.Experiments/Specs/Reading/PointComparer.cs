namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Points are equal where their coordinates are.</summary>
internal sealed class PointComparer : IEqualityComparer<IReadOnlyList<double>>
{
    public static PointComparer Instance { get; } = new();

    public bool Equals(IReadOnlyList<double>? x, IReadOnlyList<double>? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.SequenceEqual(y));

    public int GetHashCode(IReadOnlyList<double> obj)
    {
        HashCode hash = default;
        foreach (double coordinate in obj)
            hash.Add(coordinate);
        return hash.ToHashCode();
    }
}
