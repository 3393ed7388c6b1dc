using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Plots.Subjects;

/// <summary>Which configurations a picture shows.</summary>
internal static class LeaderboardChoice
{
    /// <summary>More configurations than any picture can show are not read.</summary>
    private const int MostRead = 100_000;

    /// <summary>Those that are asked for; else the best of each optimizer on the problem, and after them the next best.</summary>
    /// <exception cref="PlotException">There is none.</exception>
    public static async Task<IReadOnlyList<LeaderboardRow>> ReadAsync(
        PlotSubject subject, PlotRequest request, int count, CancellationToken cancellationToken)
    {
        IReadOnlyList<LeaderboardRow> all = await AllAsync(subject, request, cancellationToken);
        IReadOnlyList<LeaderboardRow> asked = [.. all.Where(row => request.Configurations.Contains(row.Configuration))];
        if (request.Configurations.Count > 0)
        {
            return asked.Count > 0 ? asked : throw new PlotException(
                $"Configuration {request.Configurations[0]} has no stored trials; there are {subject.Plan.ConfigurationCount} configurations.");
        }

        LeaderboardRow[] best = [.. all.DistinctBy(row => row.Optimizer)];
        return [.. best.Concat(all.Except(best)).Take(count).OrderBy(row => row.BestObjective.Median)];
    }

    /// <summary>Every configuration on the problem that is asked for, or on the first, the best first.</summary>
    /// <exception cref="PlotException">There is none.</exception>
    public static async Task<IReadOnlyList<LeaderboardRow>> AllAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken)
    {
        ProblemInstance problem = subject.Problem(request);
        IReadOnlyList<LeaderboardRow> rows = await subject.Store.LeaderboardAsync(subject.Experiment.Id, MostRead, cancellationToken);
        IReadOnlyList<LeaderboardRow> own = [.. rows.Where(row =>
            request.Configurations.Contains(row.Configuration)
            || (row.Problem == problem.Problem.Label && row.Dimension == problem.Dimension && (request.Optimizer is null || row.Optimizer == request.Optimizer)))];
        return own.Count > 0 ? own : throw new PlotException($"Nothing of {subject.Experiment.Name} is stored yet on {problem}.");
    }
}
