namespace RmspropRunner.Contracts;

/// <summary>Why a request was refused: problem details (RFC 9457), with what a refused spec is told besides.</summary>
public sealed record ProblemResource
{
    public string? Type { get; init; }

    public string? Title { get; init; }

    /// <summary>The HTTP status code.</summary>
    public int? Status { get; init; }

    /// <summary>What was wrong, and what would be right.</summary>
    public string? Detail { get; init; }

    /// <summary>Everything that is wrong with the spec; null where something else is.</summary>
    public IReadOnlyList<SpecMistake>? Mistakes { get; init; }

    /// <summary>How the spec differs from the experiment that has its name; null where that is not the trouble.</summary>
    public IReadOnlyList<string>? Differences { get; init; }
}
