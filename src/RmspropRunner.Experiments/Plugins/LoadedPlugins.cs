using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace RmspropRunner.Experiments.Plugins;

/// <summary>
/// Every plugin that this process has loaded, once for each content: its definitions are the same objects in every spec.
/// Nothing is unloaded, for runs may go on with it; a file that changes is another plugin, beside the one before.
/// </summary>
internal static class LoadedPlugins
{
    private static readonly ConcurrentDictionary<string, Lazy<Plugin>> ByDigest = new();

    /// <summary>Loads a DLL, or finds it loaded.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="shown">What messages call it.</param>
    /// <param name="content">The file's bytes, which are loaded as they are: the file may change meanwhile.</param>
    /// <exception cref="PluginException">It is no plugin; the same content is not tried again.</exception>
    public static Plugin Load(string file, string shown, byte[] content)
    {
        string digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
        try
        {
            return ByDigest.GetOrAdd(digest, _ => new(() => PluginAssembly.Read(file, content, digest))).Value with { File = file };
        }
        catch (PluginException error)
        {
            throw new PluginException($"{shown} {error.Message}");
        }
    }
}
