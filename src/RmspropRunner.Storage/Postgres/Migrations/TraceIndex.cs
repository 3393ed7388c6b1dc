using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.Storage.Postgres.Migrations;

[DbContext(typeof(PostgresMigrationContext))]
[Migration("0006_trace_index")]
internal sealed class TraceIndex() : SqlFileMigration(SqlFiles.Postgres);
