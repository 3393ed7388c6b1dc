namespace RmspropRunner.Optim.Formulas;

/// <summary>Ends the reading of a formula at its first mistake; it never leaves <see cref="Formula"/>.</summary>
internal sealed class FormulaException(int position, string message) : Exception(message)
{
    public FormulaError Error { get; } = new(position, message);
}
