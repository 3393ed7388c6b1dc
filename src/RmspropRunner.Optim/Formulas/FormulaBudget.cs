namespace RmspropRunner.Optim.Formulas;

/// <summary>What may be spent on checking several formulas, so that many cannot take what one may not.</summary>
/// <param name="operations">Operations that may be made; running through loops takes a part of one for each.</param>
public sealed class FormulaBudget(long operations)
{
    /// <summary>Looking at an operation in a loop takes so much less time than making one.</summary>
    private const long VisitsOfOperation = 64;

    private long _operations = operations;
    private long _visits;

    /// <summary>Whether there is nothing left: what is checked now may not have been looked at to its end.</summary>
    public bool IsSpent => _operations < 0;

    internal void SpendOperations(long count) => _operations -= count;

    internal void SpendVisits(long count)
    {
        _visits += count;
        _operations -= _visits / VisitsOfOperation;
        _visits %= VisitsOfOperation;
    }
}
