namespace RmspropRunner.IntegrationTests.Worker.Metrics;

/// <summary>Tests of meters in this process, one at a time: whoever listens to a name hears all meters of the process.</summary>
[CollectionDefinition(Name)]
public sealed class MetersCollection
{
    public const string Name = "Meters";
}
