namespace RmspropRunner.Optim.Formulas.Syntax;

/// <summary>A word, number or mark of a formula.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it is written; empty at the end.</param>
/// <param name="Position">Its first character, from 0.</param>
/// <param name="Number">Its value, if it is a number.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position, double Number = 0)
{
    /// <summary>As messages name it.</summary>
    public string Found => Kind == TokenKind.End ? "the end" : $"'{Text}'";

    public bool Is(string mark) => Kind == TokenKind.Mark && Text == mark;
}
