using Microsoft.Data.Sqlite;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.Storage.Sqlite.Migrations;

/// <summary>What a file says about itself.</summary>
/// <param name="ApplicationId">Whose file it is; 0 where nobody has signed it.</param>
/// <param name="Tables">How many tables, indexes and views it has.</param>
/// <param name="Schema">The migrations that were applied.</param>
internal sealed record SchemaState(long ApplicationId, long Tables, StoreSchema Schema)
{
    /// <summary>'RMSP', as 0001_initial.sql signs a store.</summary>
    private const long Signature = 0x524D5350;

    public bool IsEmpty => Tables == 0;

    public bool IsForeign => !IsEmpty && ApplicationId != Signature;

    public static SchemaState Read(SqliteConnection connection, string location)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id";
        SchemaState state;
        using (SqliteDataReader reader = command.ExecuteReader())
        {
            reader.Read();
            state = new SchemaState(reader.GetInt64(0), reader.GetInt64(1), new StoreSchema(location, [], SqlFiles.Sqlite.Names));
        }

        if (state.IsEmpty || state.IsForeign)
            return state;

        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId";
        List<string> migrations = [];
        using (SqliteDataReader reader = command.ExecuteReader())
        {
            while (reader.Read())
                migrations.Add(reader.GetString(0));
        }

        return state with { Schema = state.Schema with { Applied = migrations } };
    }
}
