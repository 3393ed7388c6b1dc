using System.Globalization;
using RmspropRunner.Experiments.Specs.Files;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Tables;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>
/// Finds what entries name as files: under the spec's own <c>data:</c>, or else among the files around it. What they name
/// <c>sha256:…</c> is nowhere but in the spec, which is how canonical specs say it.
/// </summary>
internal sealed class DataReader(SpecLimits limits, SpecSurroundings around, Mistakes mistakes)
{
    private const string Accepts = "it takes the file's text, or { gzip: BASE64 }";

    private readonly Dictionary<string, MappingEntry> _written = [];
    private readonly Dictionary<string, SpecData> _byName = [];
    private readonly Dictionary<string, SpecData> _byDigest = [];
    private readonly Dictionary<SpecData, CsvContent> _tables = [];
    private long _bytes;

    /// <summary>The characters of all packed contents under <c>data:</c>, used or not.</summary>
    public long PackedLength =>
        _written.Values.Sum(entry => entry.Value is MappingNode { Entries: [{ Key.Text: SpecKeys.Gzip, Value: ScalarNode packed }] } ? packed.Text.Length : 0L);

    /// <summary>What entries named, each content once, in the order in which they did.</summary>
    public IReadOnlyList<SpecData> Used => [.. _byDigest.Values];

    /// <summary>Notes what is under <c>data:</c>, which is unpacked when an entry names it.</summary>
    public void Note(Node node)
    {
        if (node is not MappingNode mapping)
        {
            mistakes.Add(node.Place, $"{node.Found} is not the spec's data: it takes a mapping from the names that entries use to contents.");
            return;
        }

        foreach (MappingEntry entry in mapping.Entries)
            _written.Add(entry.Key.Text, entry);
    }

    /// <summary>The content of the file that a node names; null, and a mistake there, where it cannot be had.</summary>
    public SpecData? Read(Node node)
    {
        if (node is not ScalarNode { Kind: ScalarKind.Text, Text: { Length: > 0 } name })
        {
            string advice = node is ScalarNode { Kind: ScalarKind.Number or ScalarKind.Switch } ? " Put it in quotes." : "";
            mistakes.Add(node.Place, $"{node.Found} is not a file: it takes the path of one, or a name under 'data'.{advice}");
            return null;
        }

        if (_byName.TryGetValue(name, out SpecData? known))
            return known;
        byte[]? content = _written.TryGetValue(name, out MappingEntry? entry) ? Unpack(entry) : ReadFile(node, name);
        if (content is null)
            return null;
        SpecData data = new(content);
        if (entry is not null && name.StartsWith(SpecData.DigestPrefix, StringComparison.Ordinal) && name != data.Digest)
        {
            mistakes.Add(entry.Value.Place, $"This is not the content of {name}: its digest is {data.Digest}.");
            return null;
        }

        _bytes += content.Length;
        if (!_byDigest.TryAdd(data.Digest, data))
            data = _byDigest[data.Digest];
        return _byName[name] = data;
    }

    /// <summary>The columns' places by their names in the CSV file that a node names; null where it has none, and, with a mistake there, where it is no such file.</summary>
    public IReadOnlyDictionary<string, int>? ReadNames(Node node, out SpecData? data)
    {
        data = Read(node);
        return data is null ? null : Read(node, data, content => content.Columns);
    }

    /// <summary>The numbers in the CSV file that a node names; null, and a mistake there, where it is none.</summary>
    /// <param name="node">The file's name in the spec.</param>
    /// <param name="data">The file's content, whose digest is what tells the problem from others.</param>
    /// <param name="classColumn">A column, counted from 0, that may have words instead of numbers; null for none.</param>
    public NumberTable? ReadTable(Node node, out SpecData? data, int? classColumn = null)
    {
        data = Read(node);
        return data is null ? null : Read(node, data, content => content.Table(classColumn));
    }

    /// <summary>Refuses data that no entry names; but for digests, which programs write.</summary>
    public void CheckUsed()
    {
        foreach ((string name, MappingEntry entry) in _written)
        {
            if (!_byName.ContainsKey(name) && !name.StartsWith(SpecData.DigestPrefix, StringComparison.Ordinal))
                mistakes.Add(entry.Key.Place, $"No entry names {Quotation.Of(name)}: data is what a file: names.");
        }
    }

    private T? Read<T>(Node node, SpecData data, Func<CsvContent, T?> read)
        where T : class
    {
        try
        {
            if (!_tables.TryGetValue(data, out CsvContent? content))
                _tables.Add(data, content = new CsvContent(data.Content));
            return read(content);
        }
        catch (CsvException error)
        {
            mistakes.Add(node.Place, $"{node.Found} is not a CSV file of numbers: {error.Message}.");
            return null;
        }
    }

    private byte[]? ReadFile(Node node, string name)
    {
        SpecFileContent content = name.StartsWith(SpecData.DigestPrefix, StringComparison.Ordinal)
            ? SpecFileContent.Refused($"The spec has no {Quotation.Of(name)} under 'data'.")
            : around.Files.Read(name, limits.DataBytes - _bytes);
        if (!content.IsRead)
            mistakes.Add(node.Place, content.Reason);
        return content.Bytes;
    }

    private byte[]? Unpack(MappingEntry entry)
    {
        Node value = entry.Value;
        switch (value)
        {
            case ScalarNode { Kind: ScalarKind.Text } text:
                byte[] content = System.Text.Encoding.UTF8.GetBytes(text.Text);
                return content.Length <= limits.DataBytes - _bytes ? content : TooLong(value);
            case MappingNode { Entries: [{ Key.Text: SpecKeys.Gzip, Value: ScalarNode packed }] }:
                return UnpackGzip(packed);
            default:
                string advice = value is ScalarNode { Kind: ScalarKind.Number or ScalarKind.Switch } ? " Put it in quotes." : "";
                mistakes.Add(value.Place, $"{value.Found} is not the content of {Quotation.Of(entry.Key.Text)}: {Accepts}.{advice}");
                return null;
        }
    }

    private byte[]? UnpackGzip(ScalarNode packed)
    {
        try
        {
            return SpecData.Unpack(packed.Text, limits.DataBytes - _bytes) ?? TooLong(packed);
        }
        catch (Exception error) when (error is FormatException or InvalidDataException)
        {
            mistakes.Add(packed.Place, $"{packed.Found} is not a file packed with gzip and written in base64.");
            return null;
        }
    }

    private byte[]? TooLong(Node node)
    {
        mistakes.Add(node.Place, string.Create(
            CultureInfo.InvariantCulture, $"The data has more than {limits.DataBytes} bytes ({limits.DataBytes >> 20} MiB) in all, unpacked, which is the most that is accepted."));
        return null;
    }
}
