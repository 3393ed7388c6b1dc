using System.Data;
using Npgsql;

namespace RmspropRunner.Storage.Postgres;

/// <summary>
/// The claims on experiments' runs: advisory locks of one session, which all of this store's claims share, for a server has
/// few connections and a worker many runs. The server lets go of them when the connection ends, however the process did.
/// </summary>
/// <remarks>
/// The session is opened for the first claim and closed after the last. Where it is lost, so are its locks; whoever claims
/// next opens another and takes them again, as far as nobody else has in the meantime.
/// </remarks>
internal sealed class PostgresRunClaims(PostgresDatabase database) : IAsyncDisposable
{
    /// <summary>'RMSP': tells our pairs of numbers from those of other programs.</summary>
    private const int Program = 0x524D5350;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly HashSet<long> _held = [];
    private NpgsqlConnection? _session;

    /// <summary>The claim; null where another has it, in this process or elsewhere.</summary>
    public async Task<IAsyncDisposable?> TryTakeAsync(long experimentId, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // A session may take its own lock twice, so that this says nothing about who has it.
            if (_held.Contains(experimentId))
                return null;
            NpgsqlConnection session = await SessionAsync(cancellationToken);
            if (!await AskAsync(session, "SELECT pg_try_advisory_lock($1, $2)", experimentId))
            {
                await CloseIfUnusedAsync();
                return null;
            }

            _held.Add(experimentId);
            return new PostgresRunClaim(this, experimentId);
        }
        catch (NpgsqlException error)
        {
            await CloseIfUnusedAsync();
            throw database.Errors.Explain(error);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets go of a claim. Does not throw: a session that fails has let go already.</summary>
    public async ValueTask ReleaseAsync(long experimentId)
    {
        try
        {
            await _turn.WaitAsync();
        }
        catch (ObjectDisposedException)
        {
            return; // The store is closed, and the session with it.
        }

        try
        {
            _held.Remove(experimentId);
            if (_held.Count > 0 && _session is { State: ConnectionState.Open })
                await AskAsync(_session, "SELECT pg_advisory_unlock($1, $2)", experimentId);
            await CloseIfUnusedAsync();
        }
        catch (NpgsqlException)
        {
            // The connection is lost, and with it the lock.
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        if (_session is not null)
            await _session.DisposeAsync();
        _turn.Dispose();
    }

    private async Task<NpgsqlConnection> SessionAsync(CancellationToken cancellationToken)
    {
        if (_session is { State: ConnectionState.Open })
            return _session;
        if (_session is not null)
            await _session.DisposeAsync();
        _session = null;
        NpgsqlConnection session = await database.OpenAloneAsync(cancellationToken);
        _session = session;
        foreach (long held in _held)
            await AskAsync(session, "SELECT pg_try_advisory_lock($1, $2)", held);
        return session;
    }

    private async Task CloseIfUnusedAsync()
    {
        if (_held.Count > 0 || _session is null)
            return;
        await _session.DisposeAsync();
        _session = null;
    }

    /// <summary>Not cancelled: nobody would know whether the lock was taken. It waits for nobody.</summary>
    private static async Task<bool> AskAsync(NpgsqlConnection session, string sql, long experimentId)
    {
#pragma warning disable CA2100 // One of two constants.
        await using NpgsqlCommand command = new(sql, session)
#pragma warning restore CA2100
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = Program },
                new NpgsqlParameter<int> { TypedValue = unchecked((int)experimentId) },
            },
        };
        return await command.ExecuteScalarAsync(CancellationToken.None) is true;
    }
}
