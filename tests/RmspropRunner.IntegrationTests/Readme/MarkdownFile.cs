using System.Text.RegularExpressions;
using RmspropRunner.IntegrationTests.Cli;

namespace RmspropRunner.IntegrationTests.Readme;

/// <summary>A Markdown file of the repository, for tests that do what it tells its readers to do.</summary>
internal sealed partial class MarkdownFile(string name)
{
    public static string Root { get; } = Path.GetDirectoryName(Path.GetDirectoryName(RmspropCommand.Example("tutorial.yaml"))!)!;

    public string Text { get; } = File.ReadAllText(Path.Combine(Root, name)).ReplaceLineEndings("\n");

    /// <summary>The fenced blocks in that language, in order.</summary>
    public IReadOnlyList<string> Blocks(string language) =>
        [.. Block().Matches(Text).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["text"].Value)];

    /// <summary>The headings of the second level, in order.</summary>
    public IReadOnlyList<string> Headings() => [.. Section().Matches(Text).Select(section => section.Groups["heading"].Value)];

    /// <summary>The fenced blocks under a heading, with their languages, in order.</summary>
    public IReadOnlyList<(string Language, string Text)> BlocksUnder(string heading) =>
        [.. Block().Matches(Section().Matches(Text).Single(section => section.Groups["heading"].Value == heading).Value)
            .Select(block => (block.Groups["language"].Value, block.Groups["text"].Value))];

    /// <summary>The files that it links to or shows.</summary>
    public IReadOnlyList<string> Links() =>
        [.. Link().Matches(Text).Select(link => link.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal))];

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^## (?<heading>.*)\n(?:(?!## ).*\n)*", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"\]\((?<target>[^)#]+)")]
    private static partial Regex Link();
}
