using RmspropRunner.Optim.Trials;
using RmspropRunner.Storage.Text;
using SQLitePCL;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>The prepared insert of `trace`.</summary>
internal sealed class SqliteTraceInsert(sqlite3 database) : IDisposable
{
    private readonly SqliteStatement _insert = new(
        database,
        "INSERT INTO trace (experiment, trial, iteration, objective, gradient_norm, step_norm, x, metrics) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

    private readonly JsonNumberWriter _numbers = new();

    /// <summary>Inserts all points of one trial.</summary>
    /// <param name="experiment">The experiment's id.</param>
    /// <param name="number">The trial's number in the experiment.</param>
    /// <param name="trace">The traces of its shard.</param>
    /// <param name="trial">The trial's place in the shard.</param>
    public void Insert(long experiment, long number, TraceBuffer trace, int trial)
    {
        _insert.Bind(1, experiment);
        _insert.Bind(2, number);
        if (trace.Dimension == 0)
            _insert.BindNull(7);
        if (!trace.HasMetrics)
            _insert.BindNull(8);

        int first = trace.FirstRow(trial);
        int end = first + trace.PointCount(trial);
        for (int row = first; row < end; row++)
        {
            _insert.Bind(3, trace.Iteration(row));
            _insert.Bind(4, trace.Objective(row));
            _insert.Bind(5, trace.GradientNorm(row));
            _insert.Bind(6, trace.StepNorm(row));
            if (trace.Dimension > 0)
                _insert.BindText(7, _numbers.Write(trace.X(row)));
            if (trace.HasMetrics)
                _insert.BindText(8, _numbers.Write(trace.Metrics(row)));
            _insert.Run();
        }
    }

    public void Dispose() => _insert.Dispose();
}
