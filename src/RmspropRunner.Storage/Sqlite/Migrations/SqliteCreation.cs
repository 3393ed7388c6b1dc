using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.Storage.Sqlite.Migrations;

/// <summary>
/// Fills an empty file with what EF Core's migrator would: every SQL file in order, and the migrator's record of them,
/// so that it goes on from there when there is a next one. The migrator itself is half of the time that a first run of a
/// small spec takes; it is for files that have something in them.
/// </summary>
internal static class SqliteCreation
{
    private const string History =
        """
        CREATE TABLE "__EFMigrationsHistory" (
            "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
            "ProductVersion" TEXT NOT NULL
        );
        """;

    /// <param name="transaction">Holds the file alone.</param>
    public static void Fill(SqliteTransaction transaction)
    {
        using SqliteCommand command = transaction.Connection!.CreateCommand();
        Run(History);
        foreach (string name in SqlFiles.Sqlite.Names)
            Run(SqlFiles.Sqlite.Read(name));

        command.Parameters.AddWithValue("@version", ProductInfo.GetVersion());
        SqliteParameter id = command.Parameters.Add("@id", SqliteType.Text);
        foreach (string name in SqlFiles.Sqlite.Names)
        {
            id.Value = name;
            Run("INSERT INTO __EFMigrationsHistory VALUES (@id, @version)");
        }

        void Run(string sql)
        {
#pragma warning disable CA2100 // Constants and files of this project.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }
}
