using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests;

/// <summary>All that a run stores, row for row, as text: two stores with the same text hold the same results, bit for bit.</summary>
internal static class StoreContent
{
    private static readonly string[] Queries =
    [
        "SELECT * FROM trials ORDER BY experiment, number",
        "SELECT e.name, t.number, hex(t.content_hash) FROM trial AS t JOIN experiment AS e ON e.id = t.experiment ORDER BY 1, 2",
        """
        SELECT e.name, trial, iteration, objective, gradient_norm, step_norm, x
        FROM experiment AS e CROSS JOIN trace ON e.id = trace.experiment ORDER BY experiment, trial, iteration
        """,
        "SELECT e.name, first_trial, trial_count FROM shard JOIN experiment AS e ON e.id = shard.experiment ORDER BY 1, 2",
    ];

    /// <summary>Every row, as a line.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(IResultStore store)
    {
        List<string> lines = [];
        await foreach (string line in LinesAsync(store))
            lines.Add(line);
        return lines;
    }

    /// <summary>The number of rows and their hash, for stores that are too large to be held.</summary>
    public static async Task<string> DigestAsync(IResultStore store)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long count = 0;
        await foreach (string line in LinesAsync(store))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            count++;
        }

        return $"{count} rows, {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static async IAsyncEnumerable<string> LinesAsync(
        IResultStore store, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (string query in Queries)
        {
            await using IQueryRows rows = await store.QueryAsync(query, cancellationToken);
            await foreach (IReadOnlyList<object?> row in rows.RowsAsync(cancellationToken))
                yield return string.Join('|', row.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
        }
    }
}
