using Npgsql;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.Storage;
using RmspropRunner.Storage.Migrations;

namespace RmspropRunner.IntegrationTests.Storage.Postgres;

public sealed class PostgresOpeningTests
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Reading_where_there_is_no_database_says_how_to_make_one_and_makes_none()
    {
        await using TestDatabase database = await TestDatabase.NameAsync();
        StoreException error = await Assert.ThrowsAsync<StoreException>(() => database.OpenAsync(StoreAccess.Existing));
        Assert.Contains("no store", error.Message, StringComparison.Ordinal);
        Assert.Contains("rmsprop db migrate", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreException>(() => database.OpenAsync(StoreAccess.Existing));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_made_where_the_user_may()
    {
        await using TestDatabase database = await TestDatabase.NameAsync();
        await using IExperimentStore store = await database.OpenAsync();
        Assert.Empty(await store.ListAsync(None));
    }

    [Fact]
    public async Task A_user_that_may_not_make_the_database_is_told_what_to_ask_for()
    {
        await using TestRole role = await TestRole.CreateAsync();
        await using TestDatabase database = await TestDatabase.NameAsync();
        StoreException error = await RefusedAsync(database.ConnectionStringOf(role.Name));
        Assert.Contains($"CREATE DATABASE {database.Name}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_that_may_not_migrate_is_told_who_has_to()
    {
        await using TestRole role = await TestRole.CreateAsync();
        await using TestDatabase database = await TestDatabase.CreateEmptyAsync();
        StoreException error = await RefusedAsync(database.ConnectionStringOf(role.Name));
        Assert.Contains("rmsprop db migrate", error.Message, StringComparison.Ordinal);
        Assert.Contains("0001_initial", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_newer_than_the_program_is_refused()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        await database.ExecuteAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('9999_from_the_future', '99.0')""");
        StoreException error = await RefusedAsync(database.ConnectionString);
        Assert.Contains("newer than this program", error.Message, StringComparison.Ordinal);
        Assert.Contains("9999_from_the_future", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_another_program_migrates_is_refused_and_left_as_it_is()
    {
        await using TestDatabase database = await TestDatabase.CreateEmptyAsync();
        await database.ExecuteAsync("""
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" text, "ProductVersion" text);
            INSERT INTO "__EFMigrationsHistory" VALUES ('20240101_Photos', '9.0')
            """);
        Assert.Contains("another program", (await RefusedAsync(database.ConnectionString)).Message, StringComparison.Ordinal);
        Assert.Equal(1L, await database.ExecuteAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task A_store_can_live_in_a_schema_of_its_own()
    {
        await using TestDatabase database = await TestDatabase.CreateEmptyAsync();
        await database.ExecuteAsync("CREATE SCHEMA runs");
        string location = database.ConnectionString + ";Search Path=runs";
        for (int opening = 0; opening < 2; opening++)
        {
            await using IExperimentStore store = await ExperimentStores.OpenAsync(location, StoreAccess.OpenOrCreate, TimeProvider.System, None);
            StoredExperiment experiment = await store.CreateAsync($"e{opening}", "", SampleShards.Revision(), None);
            await store.CommitAsync(experiment.Id, [SampleShards.Shard(1, 3)], None);
            Assert.Equal(9, await store.TracesAsync(experiment.Id, None).CountAsync());
        }

        Assert.Equal(0L, await database.ExecuteAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task Processes_that_migrate_a_new_database_at_once_all_succeed()
    {
        await using TestDatabase database = await TestDatabase.NameAsync();
        using RmspropCommand command = new();
        CommandResult[] results = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => command.RunAsync("db", "migrate", "--store", database.ConnectionString)));
        Assert.All(results, result => result.Done());
        Assert.Equal((long)SqlFiles.Postgres.Names.Count, await database.ExecuteAsync("""SELECT count(*) FROM "__EFMigrationsHistory" """));
    }

    [Fact]
    public async Task A_wrong_password_or_user_is_not_worth_trying_again()
    {
        await using TestDatabase database = await TestDatabase.CreateAsync();
        StoreException error = await RefusedAsync(database.ConnectionStringOf("rmsprop_nobody"));
        Assert.IsNotType<StoreUnavailableException>(error);
        Assert.Contains("rmsprop_nobody", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_may_answer_later()
    {
        string location = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = 1, Database = "runs", Password = "hidden" }.ConnectionString;
        StoreUnavailableException error = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => ExperimentStores.OpenAsync(location, StoreAccess.Existing, TimeProvider.System, None));
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }

    private static Task<StoreException> RefusedAsync(string location) => Assert.ThrowsAsync<StoreException>(
        () => ExperimentStores.OpenAsync(location, StoreAccess.OpenOrCreate, TimeProvider.System, None));
}
