using System.Globalization;
using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Plugins;

/// <summary>Loads the plugins that specs name relative to a folder.</summary>
public sealed class PluginFolder : IPluginSource
{
    private const long MostBytes = 64 << 20;

    private readonly string _folder;
    private readonly string _shown;
    private readonly bool _isConfined;

    private PluginFolder(string folder, string shown, bool isConfined)
    {
        _folder = Path.GetFullPath(folder);
        _shown = shown;
        _isConfined = isConfined;
    }

    /// <summary>For whoever could run the DLLs anyway: relative to the folder, or anywhere.</summary>
    public static PluginFolder Open(string folder) => new(folder, Path.GetFullPath(folder), isConfined: false);

    /// <summary>For specs from others: what the owner has put into the folder, by its name alone.</summary>
    /// <param name="folder">The folder. Links in it are the owner's, and are followed.</param>
    /// <param name="shown">What messages call it, for its path is nobody's business.</param>
    public static PluginFolder Confined(string folder, string shown) => new(folder, shown, isConfined: true);

    public Plugin Load(string file, string? digest)
    {
        string path = file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file;
        string quoted = Quotation.Of(file);
        if (path.Contains('\0', StringComparison.Ordinal))
            throw new PluginException($"{quoted} is not a path.");
        if (_isConfined && (path is "" or "." or ".." || path.AsSpan().IndexOfAny('/', '\\') >= 0 || Path.IsPathRooted(path)))
            throw new PluginException($"{quoted} may not be loaded here: plugins come from {_shown}, and a spec names them by the file's name alone, such as ./My.dll.");

        Plugin plugin = LoadedPlugins.Load(Path.GetFileName(path), quoted, Read(Path.GetFullPath(path, _folder), quoted));
        if (digest is not null && plugin.Digest != digest)
        {
            throw new PluginException(
                $"{quoted} in {_shown} is not the plugin that the spec means: its digest is {plugin.Digest}, and the spec names {digest}. "
                + "Put that version of it there.");
        }

        return plugin;
    }

    private byte[] Read(string path, string quoted)
    {
        try
        {
            FileInfo file = new(path);
            if (!file.Exists)
                throw new FileNotFoundException();

            // Pipes and devices say that they are empty too; opening one might wait for ever.
            long length = file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target.Length : file.Length;
            if (length is 0 or > MostBytes)
                throw new PluginException(string.Create(CultureInfo.InvariantCulture, $"{quoted} has {length} bytes: a plugin is a DLL of at most {MostBytes >> 20} MiB."));
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new PluginException(
                Directory.Exists(path) ? $"{quoted} is a folder: a plugin is a DLL."
                : error is FileNotFoundException or DirectoryNotFoundException ? $"There is no plugin {quoted} in {_shown}."
                : $"The plugin {quoted} in {_shown} cannot be read: {(error is UnauthorizedAccessException ? "permission denied" : error.Message.TrimEnd('.'))}.");
        }
    }
}
