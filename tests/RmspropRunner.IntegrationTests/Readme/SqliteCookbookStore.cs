namespace RmspropRunner.IntegrationTests.Readme;

public sealed class SqliteCookbookStore : CookbookStore
{
    internal override string Dialect => "sqlite";

    internal override string Location => Command.PathOf("cookbook.db");
}
