using System.Globalization;

namespace RmspropRunner.Optim.Formulas.Syntax;

/// <summary>Reads a formula; its rules, loosest first:</summary>
/// <remarks>
/// <code>
/// sum      = product { ("+" | "-") product }
/// product  = signed { ("*" | "/") signed }
/// signed   = { "-" | "+" } power
/// power    = primary [ "^" signed ]            so −x^2 is −(x²), and x^y^z is x^(y^z)
/// primary  = number | name | name "[" sum "]" | function "(" sum { "," sum } ")" | "(" sum ")"
///          | ("sum" | "prod") "(" name "=" sum ".." sum "," sum ")"
/// </code>
/// Recursion is as deep as the text is nested, which <see cref="FormulaLimits.Nesting"/> bounds.
/// </remarks>
internal sealed class Parser
{
    private readonly Tokenizer _tokenizer;
    private readonly Scope _scope;
    private Token _token;
    private int _nesting;
    private int _loops;

    private Parser(string text, IReadOnlyList<string>? variables)
    {
        _tokenizer = new Tokenizer(text);
        _scope = new Scope(variables);
        _token = _tokenizer.Next();
    }

    /// <exception cref="FormulaException">At the first mistake.</exception>
    public static Expression Parse(string text, IReadOnlyList<string>? variables)
    {
        if (text.Length > FormulaLimits.Length)
        {
            throw new FormulaException(
                FormulaLimits.Length,
                string.Create(CultureInfo.InvariantCulture, $"The formula has {text.Length} characters; at most {FormulaLimits.Length} are read."));
        }

        Parser parser = new(text, variables);
        if (parser._token.Kind == TokenKind.End)
            throw new FormulaException(0, "The formula is empty; something like x^2 + 3*y^2 would be right.");
        Expression whole = parser.ReadSum();
        return parser._token.Kind == TokenKind.End ? whole : throw parser.Unexpected("an operator or the end");
    }

    private Expression ReadSum() => ReadChain(ReadProduct, "+", "-");

    private Expression ReadProduct() => ReadChain(ReadSigned, "*", "/");

    private Expression ReadChain(Func<Expression> readOperand, string mark, string otherMark)
    {
        Expression first = readOperand();
        List<Link> rest = [];
        while (_token.Is(mark) || _token.Is(otherMark))
        {
            Token link = Take();
            rest.Add(new Link(link.Position, link.Text[0], readOperand()));
        }

        return rest.Count == 0 ? first : new ChainExpression(rest[0].Position, first, rest);
    }

    private Expression ReadSigned()
    {
        if (_token.Is("+") || _token.Is("-"))
        {
            Token sign = Take();
            Expression operand = Nested(sign, ReadSigned);
            return sign.Is("-") ? new NegationExpression(sign.Position, operand) : operand;
        }

        Expression primary = ReadPrimary();
        if (!_token.Is("^"))
            return primary;
        Token power = Take();
        return new PowerExpression(power.Position, primary, Nested(power, ReadSigned));
    }

    private Expression ReadPrimary()
    {
        Token token = _token;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Take();
                return new NumberExpression(token.Position, token.Number);
            case TokenKind.Name:
                Take();
                return ReadNamed(token);
            default:
                if (!token.Is("("))
                    throw Unexpected("a number, a name, a function or '('");
                Take();
                Expression inner = Nested(token, ReadSum);
                Expect(")", token);
                return inner;
        }
    }

    private Expression ReadNamed(Token name)
    {
        if (_token.Is("("))
            return Vocabulary.IsReduction(name.Text) ? ReadReduction(name) : ReadCall(name);
        if (Vocabulary.IsReduction(name.Text))
            throw Unexpected($"'(', as in {name.Text}(i = 1..n, x[i]^2),");
        if (Vocabulary.Functions.ContainsKey(name.Text))
            throw Unexpected($"'(' and what to take {name.Text} of");
        if (!_token.Is("["))
            return _scope.Resolve(name);

        if (!_scope.HasPoint || name.Text != Vocabulary.Point)
        {
            throw new FormulaException(_token.Position, _scope.HasPoint
                ? $"Only x has coordinates, x[1] to x[n]; {name.Text} has none."
                : $"{name.Text} is one number, as the bounds give each variable a name; bounds without names give x[1] to x[n].");
        }

        Token open = Take();
        Expression subscript = Nested(open, ReadSum);
        Expect("]", open);
        return new ElementExpression(name.Position, subscript);
    }

    private CallExpression ReadCall(Token name)
    {
        if (!Vocabulary.Functions.TryGetValue(name.Text, out Function function))
        {
            bool isKnown = name.Text is Vocabulary.Point or Vocabulary.Dimension || Vocabulary.Constants.ContainsKey(name.Text);
            throw new FormulaException(name.Position, isKnown
                ? $"{name.Text} is no function; a product is written {name.Text}*(…), and a coordinate x[…]."
                : $"There is no function '{(name.Text.Length <= FormulaLimits.NameLength ? name.Text : "…")}'; "
                  + $"the functions are {Vocabulary.FunctionList}.{Vocabulary.Hint(name.Text)}");
        }

        Token open = Take();
        List<Expression> arguments = [Nested(open, ReadSum)];
        while (_token.Is(","))
        {
            Take();
            arguments.Add(Nested(open, ReadSum));
        }

        (int least, int most) = function switch
        {
            Function.Pow => (2, 2),
            Function.Min or Function.Max => (2, int.MaxValue),
            _ => (1, 1),
        };
        if (arguments.Count < least || arguments.Count > most)
        {
            throw new FormulaException(name.Position, string.Create(
                CultureInfo.InvariantCulture,
                $"{name.Text} takes {(least == 1 ? "one argument" : most == 2 ? "two arguments" : "two arguments or more")}; found {arguments.Count}."));
        }

        Expect(")", open);
        return new CallExpression(name.Position, function, arguments);
    }

    private ReductionExpression ReadReduction(Token name)
    {
        if (_scope.Depth == FormulaLimits.LoopNesting)
            throw new FormulaException(name.Position, $"Sums and products are nested more than {FormulaLimits.LoopNesting} deep.");
        if (++_loops > FormulaLimits.Loops)
            throw new FormulaException(name.Position, $"There are more than {FormulaLimits.Loops} sums and products.");
        Token open = Take();
        if (_token.Kind != TokenKind.Name)
            throw Unexpected($"an index, as in {name.Text}(i = 1..n, …),");
        Token index = Take();
        Expect("=", open);
        Expression from = Nested(open, ReadSum);
        Expect("..", open);
        Expression to = Nested(open, ReadSum);
        Expect(",", open);
        IndexName declared = _scope.Enter(index);
        Expression body = Nested(open, ReadSum);
        _scope.Leave();
        Expect(")", open);
        return new ReductionExpression(name.Position, name.Text == "prod", declared, from, to, body);
    }

    private Expression Nested(Token opening, Func<Expression> read)
    {
        if (_nesting == FormulaLimits.Nesting)
            throw new FormulaException(opening.Position, $"Parentheses, functions, powers and signs are nested more than {FormulaLimits.Nesting} deep.");
        _nesting++;
        Expression inner = read();
        _nesting--;
        return inner;
    }

    private void Expect(string mark, Token opening)
    {
        if (!_token.Is(mark))
        {
            throw Unexpected(string.Create(
                CultureInfo.InvariantCulture, $"'{mark}', for the '{opening.Text}' at character {opening.Position + 1},"));
        }

        Take();
    }

    private FormulaException Unexpected(string expected)
    {
        string hint = _token.Kind is TokenKind.Number or TokenKind.Name || _token.Is("(")
            ? " Between two factors a '*' is written, such as 2*x."
            : "";
        string found = _token.Text.Length <= FormulaLimits.NameLength ? _token.Found : $"'{_token.Text[..FormulaLimits.NameLength]}…'";
        return new FormulaException(_token.Position, $"Found {found} where {expected.TrimEnd(',')} would be right.{hint}");
    }

    private Token Take()
    {
        Token taken = _token;
        _token = _tokenizer.Next();
        return taken;
    }
}
