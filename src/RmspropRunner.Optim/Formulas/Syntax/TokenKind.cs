namespace RmspropRunner.Optim.Formulas.Syntax;

internal enum TokenKind
{
    Number,
    Name,

    /// <summary>One of + - * / ^ ( ) [ ] , = and the two dots of a range.</summary>
    Mark,
    End,
}
