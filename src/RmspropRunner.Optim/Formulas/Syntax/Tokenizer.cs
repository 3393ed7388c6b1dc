using System.Globalization;

namespace RmspropRunner.Optim.Formulas.Syntax;

/// <summary>Takes a formula apart into tokens.</summary>
internal sealed class Tokenizer(string text)
{
    private int _at;

    /// <exception cref="FormulaException">A character that no formula has, or a number that no double is.</exception>
    public Token Next()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\n' or '\r')
            _at++;
        if (_at == text.Length)
            return new(TokenKind.End, "", _at);
        char first = text[_at];
        if (char.IsAsciiDigit(first) || (first == '.' && char.IsAsciiDigit(Peek(1))))
            return ReadNumber();
        if (char.IsAsciiLetter(first) || first == '_')
            return Take(TokenKind.Name, CountWhile(_at, c => char.IsAsciiLetterOrDigit(c) || c == '_'));
        if (first == '.' && Peek(1) == '.')
            return Take(TokenKind.Mark, 2);
        if (first == '*' && Peek(1) == '*')
            throw new FormulaException(_at, "Found '**'; a power is written with '^', such as x^2.");
        if ("+-*/^()[],=".Contains(first, StringComparison.Ordinal))
            return Take(TokenKind.Mark, 1);
        throw new FormulaException(_at, $"Found {Display(_at)}; a formula has letters, digits and + - * / ^ ( ) [ ] , = . only.");
    }

    /// <summary>Digits, perhaps a fraction, perhaps an exponent. In 1..n the dots are no fraction, in 2*e the e no exponent.</summary>
    private Token ReadNumber()
    {
        int end = _at + CountWhile(_at, char.IsAsciiDigit);
        if (end < text.Length && text[end] == '.' && !(end + 1 < text.Length && text[end + 1] == '.'))
            end += 1 + CountWhile(end + 1, char.IsAsciiDigit);
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            int digits = end + 1;
            if (digits < text.Length && text[digits] is '+' or '-')
                digits++;
            int count = CountWhile(digits, char.IsAsciiDigit);
            end = count == 0 ? end : digits + count;
        }

        double number = double.Parse(text.AsSpan(_at, end - _at), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
            throw new FormulaException(_at, $"{text[_at..end]} is larger than the largest number, about 1.8e308.");
        return Take(TokenKind.Number, end - _at) with { Number = number };
    }

    private Token Take(TokenKind kind, int length)
    {
        Token token = new(kind, text.Substring(_at, length), _at);
        _at += length;
        return token;
    }

    private int CountWhile(int from, Func<char, bool> belongs)
    {
        int end = from;
        while (end < text.Length && belongs(text[end]))
            end++;
        return end - from;
    }

    private char Peek(int ahead) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    /// <summary>A character as messages show it: itself if it can be seen, else its number.</summary>
    private string Display(int at)
    {
        char c = text[at];
        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            return $"'{text.Substring(at, 2)}'";
        return char.IsControl(c) || char.IsSurrogate(c) || char.IsWhiteSpace(c)
            ? string.Create(CultureInfo.InvariantCulture, $"the character U+{(int)c:X4}")
            : $"'{c}'";
    }
}
