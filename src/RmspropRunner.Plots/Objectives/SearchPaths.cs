using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Objectives;

/// <summary>Reads the paths that a picture shows.</summary>
internal static class SearchPaths
{
    private const int MostPoints = 400;
    private const int DefaultPaths = 4;

    /// <summary>Those of the trials, or of the configurations' first trials, that are asked for; else of the best of each optimizer.</summary>
    /// <exception cref="PlotException">A trial is not stored, or x was neither recorded nor can be had again.</exception>
    public static async Task<IReadOnlyList<SearchPath>> ReadAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken)
    {
        List<SearchPath> paths = [];
        foreach (long number in await NumbersAsync(subject, request, cancellationToken))
        {
            TrialRecord trial = await subject.TrialAsync(number, cancellationToken);
            IReadOnlyList<TracePoint> trace = await subject.TraceAsync(number, cancellationToken);
            bool isRecorded = trace.Count > 0 && trace[0].X is not null;
            paths.Add(Path(subject, trial, isRecorded ? trace : Again(subject, trial, cancellationToken), isRecorded));
        }

        return paths;
    }

    private static async Task<IReadOnlyList<long>> NumbersAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken)
    {
        if (request.Trials.Count > 0)
            return request.Trials;
        IEnumerable<long> configurations = request.Configurations;
        if (request.Configurations.Count == 0)
        {
            string label = subject.Problem(request).Problem.Label;
            int dimension = subject.Problem(request).Dimension;
            IReadOnlyList<LeaderboardRow> rows = await subject.Store.LeaderboardAsync(subject.Experiment.Id, 1000, cancellationToken);
            configurations = rows
                .Where(row => row.Problem == label && row.Dimension == dimension && (request.Optimizer is null || row.Optimizer == request.Optimizer))
                .DistinctBy(row => row.Optimizer)
                .Select(row => row.Configuration)
                .Take(DefaultPaths);
        }

        List<long> numbers = [];
        foreach (long configuration in configurations)
            numbers.AddRange(await subject.Store.TrialNumbersAsync(subject.Experiment.Id, configuration, 1, cancellationToken));
        return numbers.Count > 0 ? numbers : throw new PlotException($"Nothing of {subject.Experiment.Name} is stored yet that has a path.");
    }

    private static IReadOnlyList<TracePoint> Again(PlotSubject subject, TrialRecord trial, CancellationToken cancellationToken) =>
        ComputedTrace.Of(subject, trial, cancellationToken) ?? throw new PlotException(
            $"{subject.Experiment.Name} has no x in its traces, and trial {trial.Number} is too long to be computed again here: paths need a spec with trace: {{ x: true }}, under another name.");

    private static SearchPath Path(PlotSubject subject, TrialRecord trial, IReadOnlyList<TracePoint> trace, bool isRecorded)
    {
        List<TracePoint> finite = [.. trace.TakeWhile(point => point.X!.All(double.IsFinite))];
        if (finite.Count == 0)
            throw new PlotException($"Trial {trial.Number} has no finite point.");
        IReadOnlyList<TracePoint> drawn = Evenly.Taken(finite, MostPoints);
        return new SearchPath(subject.Planned(trial.Number), drawn, drawn.Count < finite.Count, trial.Outcome.IsDiverged || finite.Count < trace.Count, isRecorded);
    }
}
