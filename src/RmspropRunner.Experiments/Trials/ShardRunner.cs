using RmspropRunner.Experiments.Plans;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Trials;

/// <summary>Computes shards of a plan, one at a time; every thread has its own.</summary>
public sealed class ShardRunner(ExperimentPlan plan, LaneWidth width)
{
    private readonly StartPoints _starts = new();
    private (ProblemInstance Problem, TrialRunner Runner)? _last;

    /// <summary>Runs the shard's trials.</summary>
    /// <param name="shard">A shard of the plan, or a part of one.</param>
    /// <param name="trace">Written anew; belongs to the result.</param>
    /// <param name="onIterations">Told how many iterations were done, now and then.</param>
    /// <param name="cancellationToken">Ends the run between two iterations.</param>
    public ShardResult Run(Shard shard, TraceBuffer trace, Action<long> onIterations, CancellationToken cancellationToken)
    {
        Trial[] trials = [.. plan.Trials(shard)];
        ProblemInstance problem = trials[0].Configuration.Problem;
        TrialBatch batch = new(trials.Length, problem.Dimension);
        for (int i = 0; i < trials.Length; i++)
        {
            batch.Rules[i] = trials[i].Configuration.Rule;
            batch.Settings[i] = trials[i].Configuration.Settings;
            batch.Seeds[i] = trials[i].Seed;
            _starts.Write(trials[i], batch.Start(i));
        }

        RunnerFor(problem).Run(batch, trace, onIterations, cancellationToken);
        return new ShardResult
        {
            Shard = shard,
            Trials = [.. trials.Select((trial, i) => Record(trial, batch, i))],
            Trace = trace,
            MilestoneTable = batch.Milestones,
            KnownMinimum = problem.Problem.MinimumIn(problem.Dimension),
        };
    }

    private TrialRunner RunnerFor(ProblemInstance problem)
    {
        if (_last is not { } last || !last.Problem.Equals(problem))
            _last = last = (problem, new TrialRunner(problem.Problem, problem.Dimension, plan.Rules, width));
        return last.Runner;
    }

    private TrialRecord Record(Trial trial, TrialBatch batch, int i) => new()
    {
        Number = trial.Number,
        Configuration = trial.Configuration.Number,
        Problem = trial.Configuration.Problem.Problem.Label,
        Dimension = trial.Configuration.Problem.Dimension,
        Optimizer = trial.Configuration.Optimizer.Name,
        Hyperparameters = trial.Configuration.Hyperparameters,
        Seed = trial.Seed,
        ContentHash = ContentHash.Of(trial, plan.Rules),
        Start = batch.Start(i).ToArray(),
        FinalX = batch.Final(i).ToArray(),
        Outcome = batch.Outcomes[i],
    };
}
