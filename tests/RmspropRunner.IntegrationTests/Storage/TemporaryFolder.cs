namespace RmspropRunner.IntegrationTests.Storage;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rmsprop-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Delete() => Directory.Delete(Path, recursive: true);
}
