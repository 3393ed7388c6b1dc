namespace RmspropRunner.Experiments.Descriptions;

/// <summary>Something that may be written under a name in a spec.</summary>
/// <param name="Name">The key.</param>
/// <param name="Description">What it is, in a sentence or two.</param>
/// <param name="Accepts">What it takes, in words; null where the description says it.</param>
/// <param name="Default">The value where there is none, as JSON; null where there is no such value.</param>
/// <param name="IsRequired">Whether it has to be there.</param>
public sealed record ParameterDescription(string Name, string Description, string? Accepts, string? Default, bool IsRequired);
