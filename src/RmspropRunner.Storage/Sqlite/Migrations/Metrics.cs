using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.Storage.Sqlite.Migrations;

[DbContext(typeof(SqliteMigrationContext))]
[Migration("0004_metrics")]
internal sealed class Metrics() : SqlFileMigration(SqlFiles.Sqlite);
