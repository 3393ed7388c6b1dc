using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Experiments.Engines;

/// <summary>Told why a run does not go on just now.</summary>
public interface IRunNotices
{
    /// <summary>Another process runs the experiment; this one waits for it.</summary>
    void OnFollowing();

    /// <summary>The store cannot be reached; it is tried again after the pause.</summary>
    void OnUnavailable(StoreUnavailableException error, TimeSpan pause);

    /// <summary>The run goes on.</summary>
    void OnResumed();
}
