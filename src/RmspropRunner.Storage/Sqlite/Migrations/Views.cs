using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.Storage.Sqlite.Migrations;

[DbContext(typeof(SqliteMigrationContext))]
[Migration("0002_views")]
internal sealed class Views() : SqlFileMigration(SqlFiles.Sqlite);
