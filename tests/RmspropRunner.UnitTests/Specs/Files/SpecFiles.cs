using System.Text;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Specs.Files;

namespace RmspropRunner.UnitTests.Specs.Files;

/// <summary>A folder with files for specs to name, gone when the test ends.</summary>
internal sealed class SpecFiles : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rmsprop-spec-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public SpecFiles With(string name, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], content);
        return this;
    }

    public SpecResult Parse(string yaml) => ParseWith(SpecFolder.Open(Path), yaml);

    public SpecResult ParseConfined(string yaml) => ParseWith(SpecFolder.Confined(Path), yaml);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static SpecResult ParseWith(ISpecFiles files, string yaml) =>
        ExperimentSpec.Parse(Encoding.UTF8.GetBytes(yaml), new SpecSurroundings { Files = files });
}
