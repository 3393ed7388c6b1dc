#if !HAS_ORLEANS
namespace RmspropRunner.IntegrationTests.Cluster;

/// <summary>Stands for the tests that do not even build without Orleans, so that nobody takes them for passed.</summary>
public sealed class WithoutOrleansTests
{
    [ClusterFact]
    public void The_engine_contract_on_two_silos() => Assert.Fail("It is skipped.");

    [ClusterFact]
    public void Silos_that_make_another_plan() => Assert.Fail("It is skipped.");
}
#endif
