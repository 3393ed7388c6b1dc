using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests.Storage.Postgres;

/// <summary>Claims of two stores that have one database open, as two processes do.</summary>
public sealed class PostgresClaimTests : IAsyncLifetime
{
    private const string Sessions =
        "SELECT count(DISTINCT pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private TestDatabase _database = null!;
    private IExperimentStore _store = null!;
    private IExperimentStore _other = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _store = await _database.OpenAsync();
        _other = await _database.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _other.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_claim_is_held_once_and_free_again_when_it_ends()
    {
        IAsyncDisposable? claim = await ClaimAsync(_store, 1);
        Assert.NotNull(claim);
        Assert.Null(await ClaimAsync(_other, 1));
        await using (IAsyncDisposable? another = await ClaimAsync(_other, 2))
            Assert.NotNull(another);
        await claim.DisposeAsync();
        await using IAsyncDisposable? again = await ClaimAsync(_other, 1);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task A_claim_is_held_once_within_a_store_too()
    {
        IAsyncDisposable? claim = await ClaimAsync(_store, 1);
        await using IAsyncDisposable? another = await ClaimAsync(_store, 2);
        Assert.NotNull(claim);
        Assert.Null(await ClaimAsync(_store, 1));

        await claim.DisposeAsync();
        await claim.DisposeAsync();

        await using IAsyncDisposable? again = await ClaimAsync(_store, 1);
        Assert.NotNull(again);
        await claim.DisposeAsync();
        Assert.Null(await ClaimAsync(_store, 1));
        Assert.Null(await ClaimAsync(_other, 1));
    }

    [Fact]
    public async Task Hundreds_of_claims_share_one_connection_which_goes_with_the_last()
    {
        long before = await ConnectionsAsync();
        IAsyncDisposable?[] claims = await Task.WhenAll(Enumerable.Range(1, 300).Select(id => ClaimAsync(_store, id)));

        Assert.DoesNotContain(null, claims);
        Assert.Equal(before + 1, await ConnectionsAsync());
        Assert.Null(await ClaimAsync(_other, 300));

        await Task.WhenAll(claims.Skip(1).Select(claim => claim!.DisposeAsync().AsTask()));
        Assert.Equal(1L, await _database.ExecuteAsync(Sessions));
        Assert.Null(await ClaimAsync(_other, 1));
        await using (IAsyncDisposable? free = await ClaimAsync(_other, 300))
            Assert.NotNull(free);

        await claims[0]!.DisposeAsync();
        await NoSessionAsync();
    }

    [Fact]
    public async Task One_that_is_refused_leaves_no_connection_behind()
    {
        await using IAsyncDisposable? claim = await ClaimAsync(_store, 1);
        long before = await ConnectionsAsync();

        for (int i = 0; i < 5; i++)
            Assert.Null(await ClaimAsync(_other, 1));

        while (await ConnectionsAsync() > before)
            await _database.ExecuteAsync("SELECT pg_sleep(0.02)");
    }

    [Fact]
    public async Task When_the_connection_is_killed_others_can_claim_and_the_next_claim_opens_a_new_one()
    {
        IAsyncDisposable? first = await ClaimAsync(_store, 1);
        IAsyncDisposable? second = await ClaimAsync(_store, 2);
        await _database.ExecuteAsync("SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        await NoSessionAsync();

        IAsyncDisposable? taken = await ClaimAsync(_other, 1);
        Assert.NotNull(taken);
        Assert.Null(await ClaimAsync(_store, 2)); // Its holder here has not noticed.
        await using IAsyncDisposable? third = await ClaimAsync(_store, 3);
        Assert.NotNull(third);

        await first!.DisposeAsync();
        await second!.DisposeAsync();
        Assert.Null(await ClaimAsync(_store, 1)); // The other store's.
        Assert.Null(await ClaimAsync(_other, 3));
        await using (IAsyncDisposable? again = await ClaimAsync(_store, 2))
            Assert.NotNull(again);
        await taken.DisposeAsync();
    }

    [Fact]
    public async Task A_claim_that_is_given_back_after_its_connection_was_killed_does_not_throw()
    {
        IAsyncDisposable? first = await ClaimAsync(_store, 1);
        IAsyncDisposable? second = await ClaimAsync(_store, 2);
        await _database.ExecuteAsync("SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");

        await first!.DisposeAsync();
        await second!.DisposeAsync();

        await using IAsyncDisposable? again = await ClaimAsync(_store, 1);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task A_cancelled_claim_claims_nothing_and_leaves_the_others()
    {
        await using IAsyncDisposable? kept = await ClaimAsync(_store, 1);
        for (int i = 0; i < 50; i++)
        {
            using CancellationTokenSource cancelling = new();
            Task<IAsyncDisposable?> claiming = _store.TryClaimAsync(2, cancelling.Token);
            await cancelling.CancelAsync();
            try
            {
                await (await claiming)!.DisposeAsync();
            }
            catch (OperationCanceledException)
            {
                // As often as it is in time.
            }
        }

        await using IAsyncDisposable? free = await ClaimAsync(_other, 2);
        Assert.NotNull(free);
        Assert.Null(await ClaimAsync(_other, 1));
    }

    private static Task<IAsyncDisposable?> ClaimAsync(IExperimentStore store, long experiment) =>
        store.TryClaimAsync(experiment, CancellationToken.None);

    /// <summary>Other than the one that asks.</summary>
    private async Task<long> ConnectionsAsync() => (long)(await _database.ExecuteAsync(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"))!;

    /// <summary>Waits for the server to see that the session has ended.</summary>
    private async Task NoSessionAsync()
    {
        while (await _database.ExecuteAsync(Sessions) is not 0L)
            await _database.ExecuteAsync("SELECT pg_sleep(0.02)");
    }
}
