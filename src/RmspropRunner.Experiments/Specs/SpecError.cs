namespace RmspropRunner.Experiments.Specs;

/// <summary>One mistake in a spec.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="Message">What was found, and what is accepted.</param>
public sealed record SpecError(int Line, int Column, string Message);
