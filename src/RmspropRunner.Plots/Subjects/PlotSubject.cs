using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Plots.Subjects;

/// <summary>An experiment that pictures are made of.</summary>
/// <param name="Store">What is stored of it.</param>
/// <param name="Experiment">The experiment.</param>
/// <param name="Plan">Its plan, which has the problems themselves.</param>
public sealed record PlotSubject(IResultStore Store, StoredExperiment Experiment, ExperimentPlan Plan)
{
    /// <summary>The stored trial of that number.</summary>
    /// <exception cref="PlotException">It is not stored.</exception>
    public async Task<TrialRecord> TrialAsync(long number, CancellationToken cancellationToken) =>
        await Store.TrialAsync(Experiment.Id, number, cancellationToken)
        ?? throw new PlotException($"Trial {number} of {Experiment.Name} is not stored; its trials are numbered from 1 to {Experiment.PlannedTrials}.");

    /// <summary>The recorded points of a trial.</summary>
    public async Task<IReadOnlyList<TracePoint>> TraceAsync(long number, CancellationToken cancellationToken)
    {
        List<TracePoint> points = [];
        await foreach (TracePoint point in Store.TraceAsync(Experiment.Id, number, cancellationToken))
            points.Add(point);
        return points;
    }

    /// <summary>The planned trial of that number: its problem, optimizer and start.</summary>
    public Trial Planned(long number) => Plan[number];

    /// <summary>The configuration of that number, which has a stored trial.</summary>
    public async Task<Configuration> ConfigurationAsync(long number, CancellationToken cancellationToken) =>
        Planned((await Store.TrialNumbersAsync(Experiment.Id, number, 1, cancellationToken))[0]).Configuration;

    /// <summary>The problem instances of the plan, in its order.</summary>
    public IReadOnlyList<ProblemInstance> Problems => [.. Plan.Parts.Select(part => part.Problem).Distinct()];

    /// <summary>The problem that is asked for, or the first.</summary>
    /// <exception cref="PlotException">There is no such problem.</exception>
    public ProblemInstance Problem(PlotRequest request) =>
        Problems.FirstOrDefault(problem =>
            (request.Problem is null || problem.Problem.Label == request.Problem) && (request.Dimension is null || problem.Dimension == request.Dimension))
        ?? throw new PlotException(
            $"{Experiment.Name} has no such problem; it has {string.Join(", ", Problems.Select(problem => problem.ToString()))}.");
}
