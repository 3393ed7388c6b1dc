using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.Storage.Sqlite.Migrations;

[DbContext(typeof(SqliteMigrationContext))]
[Migration("0001_initial")]
internal sealed class Initial() : SqlFileMigration(SqlFiles.Sqlite);
