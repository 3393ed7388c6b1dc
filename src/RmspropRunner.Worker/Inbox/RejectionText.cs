using System.Globalization;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Worker.Intake;

namespace RmspropRunner.Worker.Inbox;

/// <summary>Why a file was rejected, in the command line's form: FILE:LINE:COLUMN: what is wrong, and what is accepted.</summary>
internal static class RejectionText
{
    public static string Of(string name, IntakeResult.Mistaken mistaken) =>
        Lines(mistaken.Mistakes.Select(mistake => Line(name, mistake)));

    public static string Of(string name, IntakeResult.Refused refused) => Lines(
    [
        $"{name}:1:1: The experiment {refused.Name} is in the store already, and this spec does not continue it:",
        .. refused.Differences.Select(difference => $"  {difference}"),
        "Give it another name, or delete the experiment that has it.",
    ]);

    /// <summary>Of the file as a whole.</summary>
    public static string Of(string name, string reason) => Lines([$"{name}:1:1: {reason}"]);

    private static string Line(string name, SpecError mistake) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}:{mistake.Line}:{mistake.Column}: {mistake.Message}");

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
