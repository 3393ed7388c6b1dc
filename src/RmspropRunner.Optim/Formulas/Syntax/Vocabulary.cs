namespace RmspropRunner.Optim.Formulas.Syntax;

/// <summary>The words that have a meaning of their own.</summary>
internal static class Vocabulary
{
    /// <summary>The number of coordinates.</summary>
    public const string Dimension = "n";

    /// <summary>The point, where coordinates have no names.</summary>
    public const string Point = "x";

    public static IReadOnlyDictionary<string, Function> Functions { get; } =
        Enum.GetValues<Function>().ToDictionary(function => function.ToString().ToLowerInvariant());

    public static IReadOnlyDictionary<string, double> Constants { get; } =
        new Dictionary<string, double> { ["pi"] = Math.PI, ["e"] = Math.E };

    public static bool IsReduction(string word) => word is "sum" or "prod";

    public static bool IsReserved(string word) =>
        word == Dimension || IsReduction(word) || Functions.ContainsKey(word) || Constants.ContainsKey(word);

    public static bool IsName(string word) =>
        word.Length is > 0 and <= FormulaLimits.NameLength
        && (char.IsAsciiLetter(word[0]) || word[0] == '_')
        && word.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    public static string FunctionList => $"{string.Join(", ", Functions.Keys)}, sum and prod";

    /// <summary>What somebody may have meant, as the end of a message.</summary>
    public static string Hint(string word) => word.ToLowerInvariant() switch
    {
        "ln" or "log10" or "log2" or "lg" => " The natural logarithm is log; to another base b it is log(x)/log(b).",
        "sqr" or "square" => " A square is written x^2.",
        "product" => " A product is written prod(i = 1..n, …).",
        "asin" or "acos" or "atan" or "sinh" or "cosh" => " It can often be written with exp, log, sqrt, sin and cos.",
        string lower when lower != word && (IsReserved(lower) || lower == Point) => $" Small and capital letters differ: {lower} is known.",
        _ => "",
    };
}
