namespace RmspropRunner.Worker.Api.Snapshots;

/// <summary>What is held of experiments.</summary>
internal interface ISnapshots
{
    /// <summary>Lets go of all that is held of the experiment that this key named.</summary>
    void Forget(string experimentKey);
}
