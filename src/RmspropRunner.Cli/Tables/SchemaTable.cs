using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Tables;

/// <summary>A store's migrations, a row each.</summary>
internal static class SchemaTable
{
    public static IReadOnlyList<TableColumn<(string Location, string Migration, string State)>> Columns { get; } =
    [
        new("store", row => Cell.Of(row.Location)) { Wraps = true },
        new("migration", row => Cell.Of(row.Migration)),
        new("state", row => Cell.Of(row.State)),
    ];

    public static IReadOnlyList<(string Location, string Migration, string State)> Rows(StoreSchema schema) =>
    [
        .. schema.Known.Union(schema.Applied).Order(StringComparer.Ordinal)
            .Select(migration => (schema.Location, migration, State(schema, migration))),
    ];

    private static string State(StoreSchema schema, string migration) =>
        !schema.Known.Contains(migration) ? "newer" : schema.Applied.Contains(migration) ? "applied" : "pending";
}
