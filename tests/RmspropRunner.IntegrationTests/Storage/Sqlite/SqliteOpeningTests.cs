using Microsoft.Data.Sqlite;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.IntegrationTests.Storage.Sqlite;

public sealed class SqliteOpeningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string DatabasePath => _folder.File("rmsprop.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reading_where_there_is_no_store_says_how_to_make_one_and_makes_none()
    {
        StoreException error = await RefusedAsync(StoreAccess.Existing);
        Assert.Contains($"no store at '{DatabasePath}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("rmsprop run SPEC", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(DatabasePath));
    }

    [Fact]
    public async Task A_file_that_a_killed_run_left_empty_is_no_store_to_read_but_can_become_one()
    {
        await File.WriteAllBytesAsync(DatabasePath, []);
        Assert.Contains("no store", (await RefusedAsync(StoreAccess.Existing)).Message, StringComparison.Ordinal);
        await OpenAndCloseAsync(StoreAccess.OpenOrCreate);
        await OpenAndCloseAsync(StoreAccess.Existing);
    }

    [Fact]
    public async Task A_file_that_is_not_SQLite_is_refused_and_left_as_it_is()
    {
        string text = string.Concat(Enumerable.Repeat("name: tutorial\n", 100));
        await File.WriteAllTextAsync(DatabasePath, text);
        Assert.Contains("not a SQLite database", (await RefusedAsync(StoreAccess.OpenOrCreate)).Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(DatabasePath));
    }

    [Fact]
    public async Task A_database_of_something_else_is_refused_and_left_as_it_is()
    {
        Execute("CREATE TABLE __EFMigrationsHistory (MigrationId TEXT); CREATE TABLE photo (id INTEGER)");
        byte[] before = await File.ReadAllBytesAsync(DatabasePath);
        Assert.Contains("not a store of rmsprop", (await RefusedAsync(StoreAccess.OpenOrCreate)).Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(DatabasePath));
    }

    [Fact]
    public async Task A_store_that_is_newer_than_the_program_is_refused()
    {
        await OpenAndCloseAsync(StoreAccess.OpenOrCreate);
        Execute("INSERT INTO __EFMigrationsHistory VALUES ('9999_from_the_future', '99.0')");
        StoreException error = await RefusedAsync(StoreAccess.Existing);
        Assert.Contains("newer than this program", error.Message, StringComparison.Ordinal);
        Assert.Contains("9999_from_the_future", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "folder")]
    [InlineData("missing/rmsprop.db", "does not exist")]
    public async Task A_path_that_cannot_be_a_file_is_refused(string path, string says)
    {
        StoreException error = await Assert.ThrowsAsync<StoreException>(() => ExperimentStores.OpenAsync(
            _folder.File(path), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_that_open_a_new_store_at_once_all_succeed()
    {
        IExperimentStore[] stores = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => OpenAsync(StoreAccess.OpenOrCreate))));
        foreach (IExperimentStore store in stores)
            Assert.Empty(await store.ListAsync(CancellationToken.None));
        foreach (IExperimentStore store in stores)
            await store.DisposeAsync();
    }

    private async Task OpenAndCloseAsync(StoreAccess access) => await (await OpenAsync(access)).DisposeAsync();

    private Task<IExperimentStore> OpenAsync(StoreAccess access) =>
        ExperimentStores.OpenAsync(DatabasePath, access, TimeProvider.System, CancellationToken.None);

    private Task<StoreException> RefusedAsync(StoreAccess access) => Assert.ThrowsAsync<StoreException>(() => OpenAsync(access));

    private void Execute(string sql)
    {
        using SqliteConnection connection = new($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
