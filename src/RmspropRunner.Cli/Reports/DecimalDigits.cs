using System.Globalization;

namespace RmspropRunner.Cli.Reports;

/// <summary>A number's decimal digits: d.ddd × 10^<paramref name="Exponent"/>.</summary>
/// <param name="IsNegative">Its sign; zero has one too.</param>
/// <param name="Digits">The digits, without zeros at the end; "0" for zero.</param>
/// <param name="Exponent">The power of ten of the first digit.</param>
internal sealed record DecimalDigits(bool IsNegative, string Digits, int Exponent)
{
    /// <summary>Decimals when written without an exponent.</summary>
    public int Decimals => Math.Max(0, MantissaDecimals - Exponent);

    /// <summary>Decimals when written with one.</summary>
    public int MantissaDecimals => Digits.Length - 1;

    private string Sign => IsNegative ? "-" : "";

    /// <summary>The fewest digits that give back the same number.</summary>
    public static DecimalDigits ShortestOf(double value) => Parse(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Reads -12.5 or -1.25E+001.</summary>
    public static DecimalDigits Parse(string text)
    {
        bool isNegative = text[0] == '-';
        string[] parts = text.TrimStart('-').Split('E');
        int exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        string[] sides = parts[0].Split('.');
        string all = sides[0] + (sides.Length > 1 ? sides[1] : "");
        string digits = all.TrimStart('0');
        return digits.Length == 0
            ? new DecimalDigits(isNegative, "0", 0)
            : new DecimalDigits(isNegative, digits.TrimEnd('0'), exponent + sides[0].Length - 1 - (all.Length - digits.Length));
    }

    /// <summary>Without an exponent, with all digits.</summary>
    public string ToFixed()
    {
        string padded = Exponent < 0 ? new string('0', -Exponent) + Digits : Digits.PadRight(Exponent + 1, '0');
        int whole = Math.Max(Exponent, 0) + 1;
        return $"{Sign}{padded[..whole]}.{padded[whole..]}";
    }

    /// <summary>With an exponent, padded with zeros.</summary>
    public string ToScientific(int decimals, int exponentDigits)
    {
        string exponent = Math.Abs(Exponent).ToString(CultureInfo.InvariantCulture).PadLeft(exponentDigits, '0');
        return $"{Sign}{Digits[0]}.{Digits[1..].PadRight(decimals, '0')}e{(Exponent < 0 ? '-' : '+')}{exponent}";
    }
}
