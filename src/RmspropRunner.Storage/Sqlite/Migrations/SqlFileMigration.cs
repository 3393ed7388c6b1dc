using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RmspropRunner.Storage.Sqlite.Migrations;

/// <summary>A migration whose SQL is the file of its name in migrations/sqlite.</summary>
internal abstract class SqlFileMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(SqlFiles.Read(GetType().GetCustomAttribute<MigrationAttribute>()!.Id));
}
