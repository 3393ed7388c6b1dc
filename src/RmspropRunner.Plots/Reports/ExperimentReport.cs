using System.Globalization;
using System.Text;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Kinds;
using RmspropRunner.Plots.Pages;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Reports;

/// <summary>One page of an experiment: how far it has come, its best configurations, and every picture that it has.</summary>
public static class ExperimentReport
{
    private const int ShownConfigurations = 50;

    /// <summary>Problems with pictures; a page of more would be too long to open.</summary>
    private const int MostProblems = 12;

    public static async Task<FigurePage> CreateAsync(PlotSubject subject, CancellationToken cancellationToken)
    {
        ExperimentStatus status = await subject.Store.StatusAsync(subject.Experiment, cancellationToken);
        FigurePage page = new(subject.Experiment.Name);
        page.AddHtml(Summary(subject, status));
        IReadOnlyList<LeaderboardRow> best = await subject.Store.LeaderboardAsync(subject.Experiment.Id, ShownConfigurations, cancellationToken);
        page.AddHtml(LeaderboardHtml.Of(best, await subject.Store.ConfigurationCountAsync(subject.Experiment.Id, cancellationToken)));

        await AddAsync(page, subject, PlotKinds.All.Where(kind => kind.SpansProblems), PlotRequest.Default, "All problems", cancellationToken);
        foreach (ProblemInstance problem in subject.Problems.Take(MostProblems))
        {
            PlotRequest request = new() { Problem = problem.Problem.Label, Dimension = problem.Dimension };
            await AddAsync(page, subject, PlotKinds.All.Where(kind => !kind.SpansProblems), request, problem.ToString(), cancellationToken);
        }

        if (subject.Problems.Count > MostProblems)
            page.AddHtml($"<p class=\"note\">Pictures of the first {MostProblems} of {subject.Problems.Count} problems; <code>rmsprop plot --problem</code> draws the others.</p>");
        return page;
    }

    /// <summary>The pictures that there are; which there are not, and why, in a line below.</summary>
    private static async Task AddAsync(
        FigurePage page, PlotSubject subject, IEnumerable<IPlotKind> kinds, PlotRequest request, string heading, CancellationToken cancellationToken)
    {
        List<Figure> figures = [];
        List<string> missing = [];
        foreach (IPlotKind kind in kinds)
        {
            try
            {
                figures.Add(await kind.DrawAsync(subject, request, cancellationToken));
            }
            catch (PlotException reason)
            {
                missing.Add($"No {kind.Name}: {reason.Message}");
            }
        }

        page.AddHtml($"<h2>{HtmlText.Of(heading)}</h2>");
        foreach (Figure figure in figures)
        {
            page.AddHtml($"<h3>{HtmlText.Of(figure.Title)}</h3>");
            page.Add(figure);
        }

        foreach (string line in missing)
            page.AddHtml($"<p class=\"missing\">{HtmlText.Of(line)}</p>");
    }

    private static string Summary(PlotSubject subject, ExperimentStatus status)
    {
        StoredExperiment experiment = status.Experiment;
        StringBuilder html = new();
        if (experiment.Description.Length > 0)
            html.AppendLine($"<p>{HtmlText.Of(experiment.Description)}</p>");
        html.AppendLine(CultureInfo.InvariantCulture, $"<p>{(status.IsComplete ? "Complete" : "Partial")}: {status.StoredTrials:#,0} of {Captions.Count(experiment.PlannedTrials, "trial")} stored, {status.DivergedTrials:#,0} diverged.</p>");
        html.AppendLine("<div class=\"wide\"><table><thead><tr><th>revision</th><th>up to trial</th><th>created</th><th>plan</th></tr></thead><tbody>");
        foreach (StoredRevision revision in experiment.Revisions)
            html.AppendLine(CultureInfo.InvariantCulture, $"<tr><td>{revision.Number}</td><td class=\"number\">{revision.LastTrial:#,0}</td><td>{revision.CreatedAt:yyyy-MM-dd HH:mm} UTC</td><td><code>{HtmlText.Of(revision.PlanHash)}</code></td></tr>");
        html.AppendLine("</tbody></table></div>");
        foreach (string line in Captions.Of(subject, null).Skip(1))
            html.AppendLine($"<p>{HtmlText.Of(line)}</p>");
        return html.ToString();
    }
}
