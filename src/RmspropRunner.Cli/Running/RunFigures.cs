using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Engines;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RmspropRunner.Cli.Running;

/// <summary>The figures beside the progress bar: trials, iterations a second, trace points, time left.</summary>
internal sealed class RunFigures(RunProgress progress, long storedBefore, RunNotices notices, Func<TimeSpan> elapsed) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(Line());

    public string Line()
    {
        double seconds = elapsed().TotalSeconds;
        if (notices.Current is { } notice)
            return notice;
        string trials = $"{ShownNumber.Of(progress.StoredTrials)}/{ShownNumber.Of(progress.PlannedTrials)} trials";
        string line = $"{trials} · {ShownNumber.Large(progress.Iterations / seconds)} iterations/s";
        if (progress.TracePoints > 0)
            line += $" · {ShownNumber.Large(progress.TracePoints)} trace points";
        return TimeLeft(seconds) is { } left ? $"{line} · {Left(left)} left" : line;
    }

    /// <summary>Goes by the trials of this run; unknown until the first are stored.</summary>
    private TimeSpan? TimeLeft(double seconds)
    {
        long done = progress.StoredTrials - storedBefore;
        if (done <= 0)
            return null;
        double left = seconds * (progress.PlannedTrials - progress.StoredTrials) / done;
        return left < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(Math.Ceiling(left)) : null;
    }

    /// <summary>In whole seconds: it is a guess.</summary>
    private static string Left(TimeSpan left) => left.TotalSeconds < 60 ? $"{left.TotalSeconds:0} s" : ShownNumber.Of(left);
}
