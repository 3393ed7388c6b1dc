using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Answers a name that is not known with the nearest one that is, and with all that are.</summary>
public static class KnownNames
{
    /// <summary>No name of the language is longer; comparing takes the product of the lengths.</summary>
    private const int LongestCompared = 64;

    /// <param name="found">The name in the text.</param>
    /// <param name="thing">What it should have been, such as "a problem".</param>
    /// <param name="known">The names there are.</param>
    /// <param name="listing">What comes before their list, such as "The problems are".</param>
    public static string Answer(string found, string thing, IReadOnlyList<string> known, string listing)
    {
        // In flow style, a key without a space after its colon takes in the value: {rho:0.9} is the one key 'rho:0.9'.
        int colon = found.IndexOf(':', StringComparison.Ordinal);
        string question = colon > 0 && known.Contains(found[..colon]) ? $"; put a space after '{found[..colon]}:'."
            : Nearest(found, known) is string nearest ? $"; did you mean '{nearest}'?"
            : ".";
        return $"{Quotation.Of(found)} is not {thing}{question} {listing} {string.Join(", ", known)}.";
    }

    /// <summary>The first of the nearest names; null where none is near.</summary>
    public static string? Nearest(string found, IReadOnlyList<string> known)
    {
        if (found.Length is 0 or > LongestCompared)
            return null;
        string written = Normal(found);
        (string name, int edits) = known.Select(name => (name, Edits(written, Normal(name)))).MinBy(pair => pair.Item2);
        return edits <= Math.Max(1, Math.Min(written.Length, name.Length) / 3) ? name : null;
    }

    private static string Normal(string name) => name.ToLowerInvariant().Replace('-', '_').Replace(' ', '_');

    /// <summary>The letters to insert, drop, replace or swap with their neighbour (optimal string alignment).</summary>
    private static int Edits(string from, string to)
    {
        int[,] edits = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }

                int replaced = edits[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                int fewest = Math.Min(replaced, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    fewest = Math.Min(fewest, edits[i - 2, j - 2] + 1);
                edits[i, j] = fewest;
            }
        }

        return edits[from.Length, to.Length];
    }
}
