namespace RmspropRunner.Experiments.Specs.Files;

/// <summary>The files that a spec may name.</summary>
public interface ISpecFiles
{
    /// <summary>Reads a file, or says why it may not or cannot be read.</summary>
    /// <param name="path">As the spec has it: not empty.</param>
    /// <param name="mostBytes">A longer file is refused, not read.</param>
    SpecFileContent Read(string path, long mostBytes);
}
