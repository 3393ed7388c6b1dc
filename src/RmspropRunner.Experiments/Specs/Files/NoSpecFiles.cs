namespace RmspropRunner.Experiments.Specs.Files;

/// <summary>Where a spec may name no files.</summary>
/// <param name="advice">What to do instead: a sentence for the user.</param>
public sealed class NoSpecFiles(string advice) : ISpecFiles
{
    public SpecFileContent Read(string path, long mostBytes) => SpecFileContent.Refused(advice);
}
