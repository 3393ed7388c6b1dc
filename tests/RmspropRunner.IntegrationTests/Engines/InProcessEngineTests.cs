using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests.Engines;

public sealed class InProcessEngineTests : EngineContract
{
    protected override IEngine Create(IShardStore store, int parallelism) => new InProcessEngine(store, parallelism);
}
