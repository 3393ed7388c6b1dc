using RmspropRunner.Cli.Output;
using RmspropRunner.Contracts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RmspropRunner.Cli.Remote;

/// <summary>The figures beside the progress bar: where it stands, trials, trials a second, time left.</summary>
internal sealed class RemoteFigures(Func<ProgressResource?> latest, Func<string?> lost) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(Line());

    private string Line()
    {
        if (lost() is { } reason)
            return reason;
        if (latest() is not { } progress)
            return "";
        string line = $"{RemoteState.Word(progress.Status)} · {ShownNumber.Of(progress.StoredTrials)}/{ShownNumber.Of(progress.PlannedTrials)} trials";
        if (progress.TrialsPerSecond <= 0)
            return line;
        double left = (progress.PlannedTrials - progress.StoredTrials) / progress.TrialsPerSecond;
        line += $" · {ShownNumber.Large(progress.TrialsPerSecond)} trials/s";
        return left < TimeSpan.MaxValue.TotalSeconds / 2 ? $"{line} · {ShownNumber.Of(TimeSpan.FromSeconds(Math.Ceiling(left)))} left" : line;
    }
}
