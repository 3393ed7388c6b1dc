using Microsoft.Data.Sqlite;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>Deletes an experiment with all that belongs to it, in one transaction.</summary>
internal static class SqliteDeletion
{
    /// <summary>False where there is no experiment of that name.</summary>
    public static bool Delete(SqliteDatabase database, string name)
    {
        try
        {
            using SqliteConnection connection = database.Open();
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            using SqliteCommand command = connection.CreateCommand();
            command.Transaction = transaction;
            command.Parameters.AddWithValue("@name", name);

            // The trace first: it has no foreign key that would hold anyone to the order, and is by far the largest.
            command.CommandText = """
                DELETE FROM trace WHERE experiment = (SELECT id FROM experiment WHERE name = @name);
                DELETE FROM trial WHERE experiment = (SELECT id FROM experiment WHERE name = @name);
                DELETE FROM shard WHERE experiment = (SELECT id FROM experiment WHERE name = @name);
                DELETE FROM revision WHERE experiment = (SELECT id FROM experiment WHERE name = @name);
                """;
            command.ExecuteNonQuery();
            command.CommandText = "DELETE FROM experiment WHERE name = @name";
            bool deleted = command.ExecuteNonQuery() == 1;
            transaction.Commit();
            return deleted;
        }
        catch (SqliteException error)
        {
            throw database.Errors.Explain(error);
        }
    }
}
