namespace RmspropRunner.Experiments.Stores;

/// <summary>The answer to a query, row by row.</summary>
public interface IQueryRows : IAsyncDisposable
{
    /// <summary>The names of the columns.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>The rows: for each column null, a long, a double, a string or a byte array.</summary>
    IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(CancellationToken cancellationToken);
}
