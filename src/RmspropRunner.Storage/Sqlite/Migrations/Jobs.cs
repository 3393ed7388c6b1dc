using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.Storage.Sqlite.Migrations;

[DbContext(typeof(SqliteMigrationContext))]
[Migration("0003_jobs")]
internal sealed class Jobs() : SqlFileMigration(SqlFiles.Sqlite);
