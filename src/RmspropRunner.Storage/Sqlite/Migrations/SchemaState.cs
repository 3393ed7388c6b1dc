using Microsoft.Data.Sqlite;

namespace RmspropRunner.Storage.Sqlite.Migrations;

/// <summary>What a file says about itself.</summary>
/// <param name="ApplicationId">Whose file it is; 0 where nobody has signed it.</param>
/// <param name="Tables">How many tables, indexes and views it has.</param>
/// <param name="Migrations">The migrations that were applied, in order.</param>
internal sealed record SchemaState(long ApplicationId, long Tables, IReadOnlyList<string> Migrations)
{
    /// <summary>'RMSP', as 0001_initial.sql signs a store.</summary>
    private const long Signature = 0x524D5350;

    public bool IsEmpty => Tables == 0;

    public bool IsForeign => !IsEmpty && ApplicationId != Signature;

    public static SchemaState Read(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id";
        SchemaState state;
        using (SqliteDataReader reader = command.ExecuteReader())
        {
            reader.Read();
            state = new SchemaState(reader.GetInt64(0), reader.GetInt64(1), []);
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

        return state with { Migrations = migrations };
    }

    public bool IsUpToDate(IReadOnlyList<string> known) => Migrations.SequenceEqual(known);

    /// <summary>A migration that this program does not know; null where there is none.</summary>
    public string? NewerThan(IReadOnlyList<string> known) => Migrations.FirstOrDefault(migration => !known.Contains(migration));
}
