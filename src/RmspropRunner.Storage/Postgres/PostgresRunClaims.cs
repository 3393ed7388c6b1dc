using System.Data;
using Npgsql;

namespace RmspropRunner.Storage.Postgres;

/// <summary>
/// The claims on experiments' runs that a store holds: advisory locks of one session, beside the pool. The server lets go
/// of them when the connection ends, however the process did.
/// </summary>
/// <remarks>
/// The session is opened for the first claim, closed with the last, and used by one caller at a time. A session may take
/// the same lock again and again, so <see cref="_held"/> keeps two claims of one store apart. It does so, too, when the
/// connection breaks: then all locks are lost, so others may claim what is still running here, and each shard is still
/// stored once; the next claim opens a new session.
/// </remarks>
internal sealed class PostgresRunClaims(PostgresDatabase database) : IAsyncDisposable
{
    /// <summary>'RMSP': tells our pairs of numbers from those of other programs.</summary>
    private const int Program = 0x524D5350;

    /// <summary>Neither statement waits for anything, so a server that takes longer has gone.</summary>
    private const int PatienceInSeconds = 5;

    private readonly SemaphoreSlim _using = new(1, 1);
    private readonly HashSet<long> _held = [];
    private NpgsqlConnection? _session;

    /// <summary>The locks that the session has: those of <see cref="_held"/> that were not lost with another, and whether each is shared.</summary>
    private readonly Dictionary<long, bool> _locked = [];

    public async Task<IAsyncDisposable?> TryTakeAsync(long experimentId, bool isShared, CancellationToken cancellationToken)
    {
        await _using.WaitAsync(cancellationToken);
        try
        {
            if (_held.Contains(experimentId) || !await TryLockAsync(experimentId, isShared, cancellationToken))
                return null;
            _locked.Add(experimentId, isShared);
            _held.Add(experimentId);
            return new PostgresRunClaim(this, experimentId);
        }
        catch (NpgsqlException error)
        {
            throw database.Errors.Explain(error);
        }
        finally
        {
            if (_locked.Count == 0)
                await CloseAsync();
            _using.Release();
        }
    }

    /// <summary>Gives a claim back; does not throw, for a broken connection has given it back already.</summary>
    public async ValueTask GiveBackAsync(long experimentId)
    {
        await _using.WaitAsync();
        try
        {
            _held.Remove(experimentId);
            if (!_locked.Remove(experimentId, out bool isShared))
                return;

            // Before the session is closed, for the server notices that in its own time, and the claim is free on return.
            await UnlockAsync(experimentId, isShared);
            if (_locked.Count == 0)
                await CloseAsync();
        }
        finally
        {
            _using.Release();
        }
    }

    /// <summary>Ends all claims. They may be given back later still, so the semaphore, which holds nothing, stays.</summary>
    public async ValueTask DisposeAsync()
    {
        await _using.WaitAsync();
        await CloseAsync();
        _using.Release();
    }

    /// <summary>Takes the lock in the session; where that has broken since it was last used, in a new one.</summary>
    private async Task<bool> TryLockAsync(long experimentId, bool isShared, CancellationToken cancellationToken)
    {
        if (_session is { State: not ConnectionState.Open })
            await CloseAsync();
        bool isUsed = _session is not null;
        _session ??= await database.OpenAloneAsync(cancellationToken);
        try
        {
            string sql = isShared ? "SELECT pg_try_advisory_lock_shared($1, $2)" : "SELECT pg_try_advisory_lock($1, $2)";
            return await ExecuteAsync(sql, experimentId, cancellationToken);
        }
        catch (NpgsqlException) when (isUsed && _session.State != ConnectionState.Open)
        {
            return await TryLockAsync(experimentId, isShared, cancellationToken);
        }
        catch
        {
            // Whether it was locked before the error, or the cancellation, nobody knows.
            await UnlockAsync(experimentId, isShared);
            throw;
        }
    }

    private async Task UnlockAsync(long experimentId, bool isShared)
    {
        try
        {
            if (_session is { State: ConnectionState.Open })
            {
                string sql = isShared ? "SELECT pg_advisory_unlock_shared($1, $2)" : "SELECT pg_advisory_unlock($1, $2)";
                await ExecuteAsync(sql, experimentId, CancellationToken.None);
            }
        }
        catch (NpgsqlException)
        {
            // The end of the session is the surest way to let go of a lock, if a costly one: the other claims go with it.
            await CloseAsync();
        }
    }

    private async Task<bool> ExecuteAsync(string sql, long experimentId, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // The callers' constants.
        await using NpgsqlCommand command = new(sql, _session)
#pragma warning restore CA2100
        {
            CommandTimeout = PatienceInSeconds,
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = Program },
                new NpgsqlParameter<int> { TypedValue = unchecked((int)experimentId) },
            },
        };
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private async ValueTask CloseAsync()
    {
        _locked.Clear();
        if (_session is null)
            return;
        await _session.DisposeAsync();
        _session = null;
    }
}
