namespace RmspropRunner.Plots.Figures;

/// <summary>Thinning for pictures: evenly, with the first and the last.</summary>
internal static class Evenly
{
    public static IReadOnlyList<T> Taken<T>(IReadOnlyList<T> all, int most) => all.Count <= most
        ? all
        : [.. Enumerable.Range(0, most).Select(i => all[(int)((long)i * (all.Count - 1) / (most - 1))])];
}
