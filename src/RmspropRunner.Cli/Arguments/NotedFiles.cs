using RmspropRunner.Experiments.Specs.Files;

namespace RmspropRunner.Cli.Arguments;

/// <summary>Files that are noted to have been asked for: a spec that names none can be sent as it is.</summary>
internal sealed class NotedFiles(ISpecFiles files) : ISpecFiles
{
    public bool WereNamed { get; private set; }

    public SpecFileContent Read(string path, long mostBytes)
    {
        WereNamed = true;
        return files.Read(path, mostBytes);
    }
}
