using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Specs.Files;

namespace RmspropRunner.Cli.Arguments;

/// <summary>A spec as it was read from a file or from stdin.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Result">The spec, or what is wrong with it.</param>
internal sealed record SpecFile(string Name, SpecResult Result)
{
    /// <summary>More than the parser takes, so that it is the one to refuse, but not more than memory should hold.</summary>
    private const int MostBytes = 128 * 1024 * 1024;

    /// <param name="path">The file; - for stdin.</param>
    /// <param name="cancellationToken">Ends the wait for stdin.</param>
    public static async Task<SpecFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        (string name, byte[] content) = await ReadContentAsync(path, cancellationToken);
        return new SpecFile(name, ExperimentSpec.Parse(content, Around(path)));
    }

    /// <summary>What a spec may name: any file and any plugin that the user has, relative to the spec's folder; for stdin to the current one.</summary>
    public static SpecSurroundings Around(string path)
    {
        string folder = path == "-" ? "." : Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        return new SpecSurroundings { Files = SpecFolder.Open(folder), Plugins = PluginFolder.Open(folder) };
    }

    /// <summary>What messages call it, and its bytes as they are, for others to parse.</summary>
    public static async Task<(string Name, byte[] Content)> ReadContentAsync(string path, CancellationToken cancellationToken)
    {
        bool isInput = path == "-";
        try
        {
            await using Stream stream = isInput ? Console.OpenStandardInput() : File.OpenRead(path);
            byte[] content = await Task.Run(() => Read(stream), cancellationToken).WaitAsync(cancellationToken);
            return (isInput ? "stdin" : path, content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MistakeException(
                Directory.Exists(path) ? $"{path} is a folder; a spec is a YAML file."
                : !File.Exists(path) ? $"There is no file {path}."
                : $"{path} cannot be read: {exception.Message}");
        }
    }

    /// <summary>The spec.</summary>
    /// <exception cref="MistakeException">There are mistakes: each with its place, on a line of its own.</exception>
    public ExperimentSpec Require() =>
        Result.Spec ?? throw new MistakeException(Describe(Name, Result.Errors));

    /// <summary>The mistakes in a spec, each with its place on a line of its own, and how many there are.</summary>
    public static string Describe(string name, IReadOnlyList<SpecError> errors)
    {
        IEnumerable<string> lines = errors.Select(error => $"{name}:{error.Line}:{error.Column}: {error.Message}");
        string count = errors.Count == 1 ? $"1 mistake in {name}" : $"{errors.Count} mistakes in {name}";
        return string.Join(Environment.NewLine, [.. lines, count]);
    }

    private static byte[] Read(Stream stream)
    {
        using MemoryStream content = new();
        byte[] buffer = new byte[81920];
        while (content.Length <= MostBytes && stream.Read(buffer) is > 0 and int read)
            content.Write(buffer, 0, read);
        return content.ToArray();
    }
}
