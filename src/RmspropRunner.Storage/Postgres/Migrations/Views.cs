using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.Storage.Postgres.Migrations;

[DbContext(typeof(PostgresMigrationContext))]
[Migration("0002_views")]
internal sealed class Views() : SqlFileMigration(SqlFiles.Postgres);
