using System.Globalization;
using System.Text;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Settings;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Reports;

/// <summary>The best configurations as a table.</summary>
internal static class LeaderboardHtml
{
    private static readonly string[] Words = ["problem", "optimizer", "hyperparameters"];
    private static readonly string[] Figures = ["configuration", "trials", "diverged", "at target", "best objective: median", "lower quartile", "upper quartile", "lowest", "iterations to target: median"];

    public static string Of(IReadOnlyList<LeaderboardRow> rows, long configurations)
    {
        StringBuilder html = new("<h2>Leaderboard</h2>\n");
        if (rows.Count < configurations)
            html.AppendLine(CultureInfo.InvariantCulture, $"<p>The best {rows.Count} of {Captions.Count(configurations, "configuration")}.</p>");
        html.Append("<div class=\"wide\"><table><thead><tr>");
        foreach (string name in Words)
            html.Append(CultureInfo.InvariantCulture, $"<th>{name}</th>");
        foreach (string name in Figures)
            html.Append(CultureInfo.InvariantCulture, $"<th class=\"number\">{name}</th>");
        html.AppendLine("</tr></thead><tbody>");
        foreach (LeaderboardRow row in rows)
        {
            html.Append("<tr>");
            foreach (string text in (string[])[$"{row.Problem} ({row.Dimension})", row.Optimizer, Settings(row)])
                html.Append(CultureInfo.InvariantCulture, $"<td class=\"words\">{HtmlText.Of(text)}</td>");
            Quartiles best = row.BestObjective;
            string[] numbers =
            [
                Count(row.Configuration), Count(row.Trials), Count(row.Diverged), Count(row.ReachedTarget),
                .. ((double[])[best.Median, best.Lower, best.Upper, best.Minimum]).Select(Captions.Text),
                row.TargetIteration is { } target ? Captions.Text(target.Median) : "",
            ];
            foreach (string number in numbers)
                html.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{number}</td>");
            html.AppendLine("</tr>");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    private static string Settings(LeaderboardRow row) =>
        string.Join(", ", SettingValue.Read(row.Hyperparameters).Select(setting => $"{setting.Key} {setting.Value.Text}"));

    private static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);
}
