using System.Globalization;
using System.Text.RegularExpressions;

namespace RmspropRunner.Experiments.Specs.Nodes;

internal sealed partial class ScalarNode : Node
{
    private readonly bool _isQuoted;
    private readonly int? _firstColumn;

    /// <param name="place">Where it begins, with its quotes.</param>
    /// <param name="text">What it says.</param>
    /// <param name="isQuoted">Whether it has quotes, or is a block of lines.</param>
    /// <param name="firstColumn">The column of its first character, where the text stands there as it is, on one line.</param>
    public ScalarNode(Place place, string text, bool isQuoted, int? firstColumn = null)
        : base(place, size: 1)
    {
        Text = text;
        _firstColumn = firstColumn;
        _isQuoted = isQuoted;
        Kind = isQuoted ? ScalarKind.Text : KindOf(text);
        Number = Kind == ScalarKind.Number ? Parse(text) : double.NaN;
    }

    public string Text { get; }

    public ScalarKind Kind { get; }

    /// <summary>The nearest double to a number, −0 being 0; NaN for all else.</summary>
    public double Number { get; }

    /// <summary>Whether a switch is on.</summary>
    public bool IsTrue => Kind == ScalarKind.Switch && Text[0] is 't' or 'T';

    /// <summary>Whether it would be a number, were it not for the quotes.</summary>
    public bool IsQuotedNumber => _isQuoted && KindOf(Text) == ScalarKind.Number;

    /// <summary>The place of a character of the text, counted from 0; null where line breaks or escapes stand between.</summary>
    public Place? PlaceOf(int character) => _firstColumn is int first ? Place with { Column = first + character } : null;

    public override string Found => Kind switch
    {
        ScalarKind.Nothing => "Nothing",
        ScalarKind.Number or ScalarKind.Switch => Quotation.Shortened(Text),
        _ when IsQuotedNumber => $"The quoted text {Quotation.Of(Text)}",
        _ => Quotation.Of(Text),
    };

    private static ScalarKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Nothing,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Switch,
        _ when NotFinite().IsMatch(text) || Decimal().IsMatch(text) => ScalarKind.Number,
        _ => ScalarKind.Text,
    };

    private static double Parse(string text) => NotFinite().Match(text) switch
    {
        { Success: true } match => match.Value.EndsWith('f') || match.Value.EndsWith('F')
            ? text.StartsWith('-') ? double.NegativeInfinity : double.PositiveInfinity
            : double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) + 0.0,
    };

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"\A([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z", RegexOptions.CultureInvariant)]
    private static partial Regex NotFinite();
}
