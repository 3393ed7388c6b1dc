using System.Text;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Optim.Trials;
using RmspropRunner.Storage.Text;
using SQLitePCL;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>The prepared insert of `trial`.</summary>
internal sealed class SqliteTrialInsert(sqlite3 database) : IDisposable
{
    private readonly SqliteStatement _insert = new(
        database,
        "INSERT INTO trial (experiment, number, configuration, problem, dimension, optimizer, seed, outcome, stop_reason, "
        + "iterations, final_objective, best_objective, best_iteration, target_iteration, content_hash, hyperparameters, "
        + "start, final_x) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private readonly JsonNumberWriter _numbers = new();
    private readonly byte[] _hash = new byte[ContentHash.Size];
    private byte[] _text = new byte[256];

    public void Insert(long experiment, TrialRecord trial)
    {
        TrialOutcome outcome = trial.Outcome;
        _insert.Bind(1, experiment);
        _insert.Bind(2, trial.Number);
        _insert.Bind(3, trial.Configuration);
        BindText(4, trial.Problem);
        _insert.Bind(5, trial.Dimension);
        BindText(6, trial.Optimizer);
        _insert.Bind(7, trial.Seed);
        _insert.BindText(8, outcome.IsDiverged ? "diverged"u8 : "completed"u8);
        BindText(9, StopReasonName.Of(outcome.StopReason));
        _insert.Bind(10, outcome.Iterations);
        _insert.Bind(11, outcome.FinalObjective);
        _insert.Bind(12, outcome.BestObjective);
        _insert.Bind(13, outcome.BestIteration);
        if (outcome.TargetIteration is { } targetIteration)
            _insert.Bind(14, targetIteration);
        else
            _insert.BindNull(14);
        trial.ContentHash.Write(_hash);
        _insert.BindBlob(15, _hash);
        BindText(16, trial.Hyperparameters);
        _insert.BindText(17, _numbers.Write(trial.Start));
        _insert.BindText(18, _numbers.Write(trial.FinalX));
        _insert.Run();
    }

    public void Dispose() => _insert.Dispose();

    private void BindText(int position, string text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_text.Length < most)
            _text = new byte[most];
        int length = Encoding.UTF8.GetBytes(text, _text);
        _insert.BindText(position, _text.AsSpan(0, length));
    }
}
