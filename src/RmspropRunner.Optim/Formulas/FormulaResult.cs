using System.Diagnostics.CodeAnalysis;

namespace RmspropRunner.Optim.Formulas;

/// <summary>A formula, or why the text is none.</summary>
/// <param name="Formula">Null where there is a mistake.</param>
/// <param name="Error">The first mistake.</param>
public sealed record FormulaResult(Formula? Formula, FormulaError? Error)
{
    [MemberNotNullWhen(true, nameof(Formula))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsValid => Formula is not null;
}
