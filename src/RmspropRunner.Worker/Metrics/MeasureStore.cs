using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.Worker.Metrics;

/// <summary>Gives the store with its commits measured.</summary>
internal delegate MeasuredShardStore MeasureStore(IShardStore store);
