using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace RmspropRunner.Storage.Migrations;

/// <summary>A migration whose SQL is the file of its name.</summary>
internal abstract class SqlFileMigration(SqlFiles files) : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(files.Read(GetType().GetCustomAttribute<MigrationAttribute>()!.Id));
}
