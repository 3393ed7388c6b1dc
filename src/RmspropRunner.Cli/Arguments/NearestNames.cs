namespace RmspropRunner.Cli.Arguments;

/// <summary>Answers an unknown name with known ones, the most alike first.</summary>
internal static class NearestNames
{
    private const int MostListed = 8;

    public static string List(string found, IReadOnlyList<string> known, int most = MostListed)
    {
        IEnumerable<string> nearest = known.OrderBy(name => Distance(found, name)).Take(most);
        return string.Join(", ", nearest) + (known.Count > most ? $" and {known.Count - most} more" : "");
    }

    /// <summary>Characters to insert, delete or replace to make one of the other.</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                bool isSame = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                int cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (isSame ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[^1];
    }
}
