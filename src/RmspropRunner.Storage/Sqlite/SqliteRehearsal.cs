using Microsoft.Data.Sqlite;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;
using RmspropRunner.Storage.Sqlite.Migrations;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>
/// Makes a store in memory, commits a trial, and forgets both: the runtime then has loaded SQLite, and compiled what speaks to
/// it, by the time that there is something to store.
/// </summary>
internal static class SqliteRehearsal
{
    public static void Run()
    {
        // Without the check for an experiment, which there is none of.
        SqliteConnection connection = new("Data Source=:memory:;Pooling=False;Foreign Keys=False");
        connection.Open();
        using (SqliteTransaction transaction = connection.BeginTransaction(deferred: false))
        {
            SqliteCreation.Fill(transaction);
            transaction.Commit();
        }

        using SqliteBulkWriter writer = new(connection, new SqliteErrors(connection.DataSource, TimeSpan.Zero), TimeSpan.Zero);
        writer.Commit(experiment: 1, [Shard()], CancellationToken.None);
    }

    private static ShardResult Shard()
    {
        double[] x = [0.1];
        TraceBuffer trace = new();
        trace.Reset(trials: 1, capacity: 1, dimension: 1);
        x.CopyTo(trace.Append(trial: 0, iteration: 0, objective: 0.1, gradientNorm: 0.1, stepNorm: 0.1));
        TrialRecord trial = new()
        {
            Number = 1,
            Configuration = 1,
            Problem = "",
            Dimension = 1,
            Optimizer = "",
            Hyperparameters = "{}",
            Seed = 0,
            ContentHash = new ContentHash(0, 0),
            Start = x,
            FinalX = x,
            Outcome = new TrialOutcome
            {
                StopReason = StopReason.Iterations,
                Iterations = 0,
                FinalObjective = 0.1,
                BestObjective = 0.1,
                BestIteration = 0,
            },
        };
        return new ShardResult { Shard = new Shard(1, 1), Trials = [trial], Trace = trace };
    }
}
