using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.Storage.Postgres.Migrations;

[DbContext(typeof(PostgresMigrationContext))]
[Migration("0003_jobs")]
internal sealed class Jobs() : SqlFileMigration(SqlFiles.Postgres);
