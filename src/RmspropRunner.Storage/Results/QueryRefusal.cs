using System.Globalization;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Storage.Results;

/// <summary>Why a query is not run, or was stopped: the same words whatever the database.</summary>
internal static class QueryRefusal
{
    public static StoreQueryException Empty() => Refuse("There is no statement in the query.");

    public static StoreQueryException Several() => Refuse("A query is one statement; this has several.");

    public static StoreQueryException NotReading() => Refuse("A query can only read: use SELECT. The tables are in the README.");

    public static StoreQueryException TimedOut(TimeSpan timeout) => Refuse(string.Create(
        CultureInfo.InvariantCulture, $"The query took longer than {timeout.TotalSeconds:0.###} s, and was stopped. `--timeout` gives it more."));

    private static StoreQueryException Refuse(string message) => new(message, new InvalidOperationException(message));
}
