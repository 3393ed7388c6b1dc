using System.Text;
using RmspropRunner.Experiments.Stores;
using SQLitePCL;

namespace RmspropRunner.Storage.Sqlite;

/// <summary>
/// The configurations of an experiment. Quartiles interpolate linearly between neighbours: of n sorted values, counted from
/// 0, quartile k lies at position k · (n − 1) / 4. Its arithmetic is that of the view `leaderboard`, step by step.
/// </summary>
internal sealed class SqliteConfigurations : IDisposable
{
    private const string Trials = " FROM trial INDEXED BY trial_by_configuration WHERE experiment = ?";
    private const string OfOne = $"{Trials} AND configuration = ?";

    private readonly SqliteStatement _groups;
    private readonly SqliteStatement _problem;
    private readonly SqliteStatement _optimizer;
    private readonly SqliteStatement _objectives;
    private readonly SqliteStatement _counts;
    private readonly SqliteStatement _targets;

    public SqliteConfigurations(sqlite3 database, long experiment)
    {
        _groups = new SqliteStatement(database, $"SELECT configuration, min(number), count(*), count(best_objective){Trials} GROUP BY configuration");
        _problem = new SqliteStatement(database, "SELECT dimension || ' ' || problem, problem, dimension FROM trial WHERE experiment = ? AND number = ?");
        _optimizer = new SqliteStatement(database, "SELECT optimizer, hyperparameters FROM trial WHERE experiment = ? AND number = ?");
        _objectives = new SqliteStatement(database, $"SELECT best_objective{OfOne} AND best_objective IS NOT NULL ORDER BY best_objective LIMIT 2 OFFSET ?");
        _counts = new SqliteStatement(database, $"SELECT count(DISTINCT seed), count(*) FILTER (WHERE outcome = 'completed'){OfOne}");
        _targets = new SqliteStatement(database, $"SELECT target_iteration{OfOne} AND target_iteration IS NOT NULL ORDER BY target_iteration");
        foreach (SqliteStatement statement in Statements)
            statement.Bind(1, experiment);
    }

    private ReadOnlySpan<SqliteStatement> Statements => (SqliteStatement[])[_groups, _problem, _optimizer, _objectives, _counts, _targets];

    public List<SqliteConfiguration> All()
    {
        List<SqliteConfiguration> all = [];
        Dictionary<string, SqliteConfiguration> problems = [];
        while (_groups.Step())
        {
            (long number, long firstTrial, long trials, long known) = (_groups.Int64(0), _groups.Int64(1), _groups.Int64(2), _groups.Int64(3));
            _problem.Bind(2, firstTrial);
            _problem.Step();
            string key = Encoding.UTF8.GetString(_problem.Text(0));
            SqliteConfiguration? first = problems.GetValueOrDefault(key);
            SqliteConfiguration configuration = new()
            {
                Number = number,
                FirstTrial = firstTrial,
                Problem = first?.Problem ?? Encoding.UTF8.GetString(_problem.Text(1)),
                Dimension = (int)_problem.Int64(2),
                FirstOfProblem = first?.Number ?? number,
                Trials = trials,
                Known = known,
                Median = Quartile(number, trials, known, 2),
            };
            _problem.Reset();
            problems.TryAdd(key, configuration);
            all.Add(configuration);
        }

        return all;
    }

    public LeaderboardRow Row(SqliteConfiguration configuration)
    {
        (long number, long trials, long known) = (configuration.Number, configuration.Trials, configuration.Known);
        _counts.Bind(2, number);
        _counts.Step();
        _optimizer.Bind(2, configuration.FirstTrial);
        _optimizer.Step();
        List<long> targets = Targets(number);
        LeaderboardRow row = new()
        {
            Configuration = number,
            Problem = configuration.Problem,
            Dimension = configuration.Dimension,
            Optimizer = Encoding.UTF8.GetString(_optimizer.Text(0)),
            Hyperparameters = Encoding.UTF8.GetString(_optimizer.Text(1)),
            Seeds = _counts.Int64(0),
            Trials = trials,
            Completed = _counts.Int64(1),
            Diverged = trials - _counts.Int64(1),
            ReachedTarget = targets.Count,
            BestObjective = Quartiles(quarter => Quartile(number, trials, known, quarter)),
            TargetIteration = targets.Count == 0 ? null : Quartiles(quarter => Quartile(targets, quarter)),
        };
        _counts.Reset();
        _optimizer.Reset();
        return row;
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in Statements)
            statement.Dispose();
    }

    private static Quartiles Quartiles(Func<int, double> quartile) =>
        new(quartile(0), quartile(1), quartile(2), quartile(3), quartile(4));

    private double Quartile(long configuration, long trials, long known, int quarter)
    {
        long last = trials - 1;
        (long position, long next) = (last * quarter / 4, (last * quarter + 3) / 4);
        if (next >= known)
            return double.NaN;

        _objectives.Bind(2, configuration);
        _objectives.Bind(3, position);
        _objectives.Step();
        double low = _objectives.Double(0);
        double high = next > position && _objectives.Step() ? _objectives.Double(0) : low;
        _objectives.Reset();
        return Between(low, high, last * quarter % 4);
    }

    private static double Quartile(List<long> sorted, int quarter)
    {
        int last = sorted.Count - 1;
        return Between(sorted[last * quarter / 4], sorted[(last * quarter + 3) / 4], last * quarter % 4);
    }

    private static double Between(double low, double high, long quarters) =>
        low == high ? low : low + (high - low) * quarters / 4.0;

    private List<long> Targets(long configuration)
    {
        List<long> targets = [];
        _targets.Bind(2, configuration);
        while (_targets.Step())
            targets.Add(_targets.Int64(0));
        _targets.Reset();
        return targets;
    }
}
