using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.Storage.Sqlite.Migrations;

[DbContext(typeof(SqliteMigrationContext))]
[Migration("0005_sensitivity")]
internal sealed class Sensitivity() : SqlFileMigration(SqlFiles.Sqlite);
