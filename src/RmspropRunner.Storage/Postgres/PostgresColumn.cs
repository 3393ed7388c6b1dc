namespace RmspropRunner.Storage.Postgres;

/// <summary>A column of a query's answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeOid">Its type, as pg_type numbers it.</param>
internal sealed record PostgresColumn(string Name, uint TypeOid);
