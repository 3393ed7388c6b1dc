using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.Storage.Postgres.Migrations;

[DbContext(typeof(PostgresMigrationContext))]
[Migration("0007_sensitivity")]
internal sealed class Sensitivity() : SqlFileMigration(SqlFiles.Postgres);
