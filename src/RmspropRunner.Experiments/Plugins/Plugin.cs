using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Plugins;

/// <summary>A user's own problems and optimizers, from one DLL.</summary>
public sealed record Plugin
{
    /// <summary>The file's name, without its folder.</summary>
    public required string File { get; init; }

    /// <summary>What its bytes are: <c>sha256:</c> and 64 hexadecimal digits. Its definitions have it as their origin.</summary>
    public required string Digest { get; init; }

    public required IReadOnlyList<Problem> Problems { get; init; }

    public required IReadOnlyList<Optimizer> Optimizers { get; init; }
}
