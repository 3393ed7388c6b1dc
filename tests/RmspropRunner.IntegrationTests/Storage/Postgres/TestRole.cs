namespace RmspropRunner.IntegrationTests.Storage.Postgres;

/// <summary>A role that may log in, and nothing else. Its databases must be dropped before it.</summary>
internal sealed class TestRole : IAsyncDisposable
{
    private readonly TestDatabase _server;

    private TestRole(TestDatabase server, string name) => (_server, Name) = (server, name);

    public string Name { get; }

    public static async Task<TestRole> CreateAsync()
    {
        TestDatabase server = await TestDatabase.CreateEmptyAsync();
        string name = $"{server.Name}_role";
        await server.ExecuteAsync($"CREATE ROLE {name} LOGIN PASSWORD '{name}'");
        return new TestRole(server, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (TestDatabase.IsServerKept)
            await _server.ExecuteAsync($"DROP ROLE {Name}");
        await _server.DisposeAsync();
    }
}
