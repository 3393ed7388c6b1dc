using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>An entry under problems or optimizers: a known name, and its parameters if it has any.</summary>
internal sealed record NamedEntry(ScalarNode Name, MappingNode? Parameters);
