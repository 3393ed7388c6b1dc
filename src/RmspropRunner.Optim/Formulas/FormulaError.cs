using System.Globalization;

namespace RmspropRunner.Optim.Formulas;

/// <summary>A mistake in a formula.</summary>
/// <param name="Position">The character that it begins at, from 0; the text's length where something is missing at the end.</param>
/// <param name="Message">What was found and what would be right, as a sentence.</param>
public sealed record FormulaError(int Position, string Message)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"character {Position + 1}: {Message}");
}
