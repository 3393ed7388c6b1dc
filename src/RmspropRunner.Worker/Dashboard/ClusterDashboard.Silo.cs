#if HAS_ORLEANS
namespace RmspropRunner.Worker.Dashboard;

internal sealed partial class ClusterDashboard
{
    /// <summary>Adds to a silo what it needs for the dashboard, where that is on.</summary>
    public void AddTo(ISiloBuilder silo)
    {
        if (Lack is null)
            SiloPages.AddTo(silo);
        else
            SiloPages.KeepOff(silo);
    }
}
#endif
