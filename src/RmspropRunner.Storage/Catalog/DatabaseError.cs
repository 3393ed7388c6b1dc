using System.Data.Common;

namespace RmspropRunner.Storage.Catalog;

internal static class DatabaseError
{
    /// <summary>The database's error in what EF Core threw: it may wrap it when saving, and where it takes it for transient.</summary>
    public static DbException? In(Exception exception) => exception as DbException ?? exception.InnerException as DbException;
}
