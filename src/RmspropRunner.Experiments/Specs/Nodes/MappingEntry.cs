namespace RmspropRunner.Experiments.Specs.Nodes;

internal sealed record MappingEntry(ScalarNode Key, Node Value);
