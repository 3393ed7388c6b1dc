using System.Data.Common;

namespace RmspropRunner.Storage.Results;

internal static class DbDataReaderNumbers
{
    /// <summary>The number in a column; NaN for NULL, which is what it means where the database has no NaN.</summary>
    public static double GetNumber(this DbDataReader row, int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
}
