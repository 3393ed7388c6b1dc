using RmspropRunner.Experiments.Revisions;

namespace RmspropRunner.Cli.Planning;

/// <summary>Why a spec cannot be run under its name, and what to do.</summary>
internal static class Refusal
{
    public static string Message(Submission.Refused refused, string location)
    {
        IEnumerable<string> lines =
        [
            $"{refused.Experiment.Name} is in {location} already, and this spec does not continue it:",
            .. refused.Differences.Select(difference => $"  {difference}"),
            "Give it another name, or start over with run --replace, which deletes what is stored under this one.",
        ];
        return string.Join(Environment.NewLine, lines);
    }
}
