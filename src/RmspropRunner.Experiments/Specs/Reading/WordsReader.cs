using System.Globalization;
using RmspropRunner.Experiments.Specs.Nodes;

namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Reads the name and the description.</summary>
internal sealed class WordsReader(Mistakes mistakes)
{
    private static readonly string NameAccepts = string.Create(
        CultureInfo.InvariantCulture, $"it takes 1 to {SpecNumbers.LongestName} characters");

    /// <summary>The name; empty, and a mistake, where it cannot be one.</summary>
    public string ReadName(Node node)
    {
        if (ReadText(node, "a name") is not string name)
            return "";
        int length = name.EnumerateRunes().Count();
        string? objection =
            length == 0 ? "The name is empty"
            : length > SpecNumbers.LongestName ? string.Create(CultureInfo.InvariantCulture, $"The name has {length} characters")
            : name.Any(char.IsControl) ? $"The name {Quotation.Of(name)} has control characters"
            : name.Trim() != name ? $"The name {Quotation.Of(name)} begins or ends with white space"
            : null;
        if (objection is null)
            return name;
        mistakes.Add(node.Place, $"{objection}: {NameAccepts}, none of them a control character, no white space at the ends.");
        return "";
    }

    public string ReadDescription(Node node)
    {
        if (ReadText(node, "a description") is not string description)
            return "";
        if (description.Any(character => char.IsControl(character) && character is not ('\n' or '\t')))
            mistakes.Add(node.Place, "The description has control characters: it takes text, of any length, with line breaks and tabs.");
        return description;
    }

    private string? ReadText(Node node, string thing)
    {
        if (node is ScalarNode { Kind: ScalarKind.Text } scalar)
            return scalar.Text;
        string advice = node is ScalarNode { Kind: not ScalarKind.Nothing } ? " Put it in quotes." : "";
        mistakes.Add(node.Place, $"{node.Found} is not {thing}: it takes text.{advice}");
        return null;
    }
}
