namespace RmspropRunner.Experiments.Specs.Nodes;

/// <summary>What an unquoted scalar is by the core schema of YAML 1.2; quoted ones are text.</summary>
internal enum ScalarKind
{
    Nothing,
    Switch,
    Number,
    Text,
}
