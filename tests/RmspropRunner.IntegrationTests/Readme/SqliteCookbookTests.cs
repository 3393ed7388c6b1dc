namespace RmspropRunner.IntegrationTests.Readme;

public sealed class SqliteCookbookTests(SqliteCookbookStore store) : CookbookContract(store), IClassFixture<SqliteCookbookStore>;
