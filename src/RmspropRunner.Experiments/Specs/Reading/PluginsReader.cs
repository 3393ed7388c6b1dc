using System.Text.RegularExpressions;
using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Specs.Forms;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>
/// Reads the list under <c>plugins:</c>: DLLs as <c>./My.dll</c>, or as <c>{ file: My.dll, digest: sha256:… }</c>, which is
/// how canonical specs name them.
/// </summary>
internal sealed partial class PluginsReader(SpecSurroundings around, Mistakes mistakes)
{
    private const string Accepts = "it takes the path of a DLL, such as ./My.dll, or { file: My.dll, digest: sha256:… }";

    private readonly List<Plugin> _plugins = [];

    /// <summary>Whether every plugin could be read, so that what is in none of them is nowhere.</summary>
    public bool AllRead { get; private set; } = true;

    /// <summary>The plugins, each once.</summary>
    public IReadOnlyList<Plugin> Read(Node node)
    {
        if (node is not SequenceNode { Items: { Count: > 0 and <= SpecNumbers.MostPlugins } items })
        {
            Refuse(node.Place, $"{node.Found} is not a list of plugins: it takes a list with 1 to {SpecNumbers.MostPlugins} DLLs, such as [./My.dll].");
            return [];
        }

        foreach (Node item in items)
            ReadOne(item);
        return _plugins;
    }

    private void ReadOne(Node node)
    {
        Node? file = node;
        Node? digest = null;
        if (node is MappingNode)
        {
            Fields? fields = Fields.Read(node, "a plugin", SpecKeys.OfPlugin, mistakes);
            file = fields?.Required(SpecKeys.File, "the path of a DLL");
            digest = fields?.Optional(SpecKeys.Digest);
            AllRead &= file is not null;
        }

        if (digest is not null && !(digest is ScalarNode written && Digest().IsMatch(written.Text)))
            Refuse(digest.Place, $"{digest.Found} is not a plugin's digest: it takes sha256: and 64 hexadecimal digits.");
        else if (file is ScalarNode { Kind: ScalarKind.Text, Text: { Length: > 0 } path })
            Load(file.Place, path, (digest as ScalarNode)?.Text);
        else if (file is not null)
            Refuse(file.Place, $"{file.Found} is not a plugin: {Accepts}.");
    }

    private void Load(Place place, string path, string? digest)
    {
        Plugin plugin;
        try
        {
            plugin = around.Plugins.Load(path, digest);
        }
        catch (PluginException error)
        {
            Refuse(place, error.Message);
            return;
        }

        if (_plugins.Any(other => other.Digest == plugin.Digest))
            return;
        IEnumerable<string?> taken = plugin.Problems.Select(problem => Taken("problem", problem.Name, ProblemForms.All.Select(form => form.Name), Problems))
            .Concat(plugin.Optimizers.Select(optimizer => Taken("optimizer", optimizer.Name, OptimizerCatalog.All.Select(known => known.Name), Optimizers)));
        string[] conflicts = [.. taken.OfType<string>()];
        foreach (string conflict in conflicts)
            Refuse(place, $"{Quotation.Of(path)} {conflict}: give its own another name.");
        if (conflicts.Length == 0)
            _plugins.Add(plugin);
    }

    private string? Taken(string noun, string name, IEnumerable<string> builtIn, Func<Plugin, IEnumerable<string>> namesOf) =>
        builtIn.Contains(name) ? $"has a {noun} {name}, as this program does, whose own cannot be replaced".Replace("a optimizer", "an optimizer", StringComparison.Ordinal)
        : _plugins.FirstOrDefault(other => namesOf(other).Contains(name)) is { } other ? $"has the {noun} {name}, which {other.File} has too"
        : null;

    private static IEnumerable<string> Problems(Plugin plugin) => plugin.Problems.Select(problem => problem.Name);

    private static IEnumerable<string> Optimizers(Plugin plugin) => plugin.Optimizers.Select(optimizer => optimizer.Name);

    /// <summary>In a text that someone writes this is a mistake; what is stored was right, and its surroundings are not.</summary>
    private void Refuse(Place place, string message)
    {
        AllRead = false;
        if (around.IsOfStored)
            throw new PluginUnavailableException(message);
        mistakes.Add(place, message);
    }

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();
}
