namespace RmspropRunner.Experiments.Plans;

/// <summary>The trials that one revision adds for one problem and one optimizer entry: consecutive numbers, cut into shards.</summary>
/// <param name="Revision">The revision's place in the plan, from 0.</param>
/// <param name="Problem">The problem.</param>
/// <param name="Entry">The optimizer entry's place in the revision's spec.</param>
/// <param name="Trials">The trials, as points of the entry's box.</param>
/// <param name="FirstTrial">The number of its first trial.</param>
/// <param name="ShardSize">Trials in each of its shards but the last.</param>
internal sealed record PlanSection(int Revision, ProblemInstance Problem, int Entry, Region Trials, long FirstTrial, int ShardSize)
{
    public long LastTrial => FirstTrial + Trials.Count - 1;
}
