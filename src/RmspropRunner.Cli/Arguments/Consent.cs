using System.CommandLine;

namespace RmspropRunner.Cli.Arguments;

/// <summary>Asks before something is lost.</summary>
internal static class Consent
{
    public static Option<bool> CreateOption() => new("--yes", "-y") { Description = "Answer yes to the question asked before data is deleted" };

    /// <summary>Whether the user agrees; asks unless <paramref name="isGiven"/>.</summary>
    /// <exception cref="MistakeException">There is nobody to ask: stdin is not a terminal.</exception>
    public static async Task<bool> IsGivenAsync(string question, bool isGiven, CancellationToken cancellationToken)
    {
        if (isGiven)
            return true;
        if (Console.IsInputRedirected)
            throw new MistakeException($"{question} Nobody can be asked here: add --yes to agree.");

        Console.Error.Write($"{question} [y/N] ");
        string? answer = await Task.Run(Console.In.ReadLine, cancellationToken).WaitAsync(cancellationToken);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
