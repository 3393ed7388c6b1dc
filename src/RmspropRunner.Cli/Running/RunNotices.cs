using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Cli.Running;

/// <summary>Says why a run waits: in place of the figures beside the bar, or, where there is no bar, in lines on stderr.</summary>
internal sealed class RunNotices(string experiment, bool isShownBesideBar) : IRunNotices
{
    private volatile string? _current;

    /// <summary>What the run waits for; null where it goes on.</summary>
    public string? Current => _current;

    public void OnFollowing() => Say($"Another process is running {experiment}: following it.");

    public void OnUnavailable(StoreUnavailableException error, TimeSpan pause) =>
        Say($"{error.Message} Trying again in {ShownNumber.Of(pause)}.");

    public void OnResumed() => _current = null;

    /// <summary>What is as it was is not said again.</summary>
    private void Say(string notice)
    {
        if (!isShownBesideBar && notice != _current)
            Console.Error.WriteLine(notice);
        _current = notice;
    }
}
