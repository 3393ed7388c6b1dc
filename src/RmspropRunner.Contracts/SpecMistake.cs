namespace RmspropRunner.Contracts;

/// <summary>One mistake in a submitted spec, in the <c>mistakes</c> of the problem details.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="Message">What was found, and what is accepted.</param>
public sealed record SpecMistake(int Line, int Column, string Message);
