using RmspropRunner.IntegrationTests.Storage.Postgres;

namespace RmspropRunner.IntegrationTests.Readme;

public sealed class PostgresCookbookStore : CookbookStore
{
    private TestDatabase _database = null!;

    internal override string Dialect => "postgres";

    internal override string Location => _database.ConnectionString;

    public override async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
    }
}
