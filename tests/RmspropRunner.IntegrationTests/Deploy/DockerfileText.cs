using System.Text.RegularExpressions;
using RmspropRunner.IntegrationTests.Readme;

namespace RmspropRunner.IntegrationTests.Deploy;

/// <summary>The Dockerfile's instructions, in order.</summary>
internal static partial class DockerfileText
{
    public static IReadOnlyList<(string Instruction, string Arguments)> Instructions { get; } =
    [
        .. Instruction().Matches(File.ReadAllText(Path.Combine(MarkdownFile.Root, "deploy", "Dockerfile")).ReplaceLineEndings("\n"))
            .Select(line => (line.Groups["word"].Value, Continuation().Replace(line.Groups["rest"].Value, " ").Trim())),
    ];

    /// <summary>Those that build, before the image itself begins.</summary>
    public static IEnumerable<(string Instruction, string Arguments)> BuildStage => Instructions.TakeWhile((line, i) => i == 0 || line.Instruction != "FROM");

    /// <summary>Those of the image itself.</summary>
    public static IEnumerable<(string Instruction, string Arguments)> FinalStage => Instructions.Skip(BuildStage.Count());

    /// <summary>The variables that the image sets.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } =
        FinalStage.Where(line => line.Instruction == "ENV").SelectMany(line => line.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    public static string Port { get; } = FinalStage.Single(line => line.Instruction == "EXPOSE").Arguments;

    [GeneratedRegex(@"^(?<word>[A-Z]+) (?<rest>(?:.*\\\n)*.*)$", RegexOptions.Multiline)]
    private static partial Regex Instruction();

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continuation();
}
