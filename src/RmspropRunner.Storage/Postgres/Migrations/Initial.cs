using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.Storage.Postgres.Migrations;

[DbContext(typeof(PostgresMigrationContext))]
[Migration("0001_initial")]
internal sealed class Initial() : SqlFileMigration(SqlFiles.Postgres);
