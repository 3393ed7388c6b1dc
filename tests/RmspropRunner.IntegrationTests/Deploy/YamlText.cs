using YamlDotNet.RepresentationModel;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>Reads YAML files as they are written.</summary>
internal static class YamlText
{
    public static IReadOnlyList<YamlMappingNode> Documents(string file)
    {
        using StreamReader reader = new(file);
        YamlStream stream = [];
        stream.Load(reader);
        return [.. stream.Documents.Select(document => (YamlMappingNode)document.RootNode)];
    }

    /// <summary>The node at the end of a path of keys, or null.</summary>
    public static YamlNode? Find(YamlNode node, params string[] path)
    {
        YamlNode? found = node;
        foreach (string key in path)
            found = found is YamlMappingNode mapping && mapping.Children.TryGetValue(key, out YamlNode? child) ? child : null;
        return found;
    }

    /// <summary>The text at the end of a path of keys.</summary>
    public static string Of(YamlNode node, params string[] path) =>
        Find(node, path) is YamlScalarNode { Value: { } text } ? text : throw new KeyNotFoundException($"There is no text at {string.Join('.', path)}.");

    /// <summary>The texts of a list at the end of a path of keys; none where there is no list.</summary>
    public static IReadOnlyList<string> ListOf(YamlNode node, params string[] path) =>
        Find(node, path) is YamlSequenceNode list ? [.. list.OfType<YamlScalarNode>().Select(item => item.Value ?? "")] : [];

    /// <summary>The keys and texts of a mapping at the end of a path of keys; none where there is no mapping.</summary>
    public static IReadOnlyDictionary<string, string> PairsOf(YamlNode node, params string[] path) =>
        Find(node, path) is YamlMappingNode mapping
            ? mapping.Children.Where(pair => pair.Value is YamlScalarNode)
                .ToDictionary(pair => ((YamlScalarNode)pair.Key).Value ?? "", pair => ((YamlScalarNode)pair.Value).Value ?? "")
            : new Dictionary<string, string>();

    /// <summary>All mappings within it, itself included.</summary>
    public static IEnumerable<YamlMappingNode> Mappings(YamlNode node) => node.AllNodes.OfType<YamlMappingNode>();
}
