using System.Globalization;

namespace RmspropRunner.Cli.Charts;

/// <summary>The vertical axis: logarithmic, unless an objective is negative.</summary>
internal sealed class ObjectiveScale
{
    private readonly double _low;
    private readonly double _high;

    private ObjectiveScale(bool isLogarithmic, double low, double high)
    {
        IsLogarithmic = isLogarithmic;
        _low = low;

        // Where all values are one, it is drawn at the bottom.
        _high = high > low ? high : low + 1;
    }

    public bool IsLogarithmic { get; }

    /// <summary>The scale that holds all finite values; null where there are none.</summary>
    public static ObjectiveScale? For(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
            return null;
        double[] positive = [.. finite.Where(value => value > 0)];
        return finite.Min() < 0 || positive.Length == 0
            ? new ObjectiveScale(false, finite.Min(), finite.Max())
            : new ObjectiveScale(true, Math.Log10(positive.Min()), Math.Log10(positive.Max()));
    }

    /// <summary>Where a finite value lies, from 0 (bottom) to 1; zero on a logarithmic scale lies at the bottom.</summary>
    public double PositionOf(double value)
    {
        double scaled = IsLogarithmic ? (value > 0 ? Math.Log10(value) : _low) : value;
        return Math.Clamp((scaled - _low) / (_high - _low), 0, 1);
    }

    /// <summary>The value at a position, in few characters.</summary>
    public string LabelAt(double position)
    {
        double scaled = _low + position * (_high - _low);
        if (!IsLogarithmic)
            return scaled.ToString("G4", CultureInfo.InvariantCulture).Replace('E', 'e');

        // By hand: 10^scaled is below the smallest double's precision where scaled is, and a label needs two digits.
        double exponent = Math.Floor(scaled);
        double mantissa = Math.Round(double.Exp10(scaled - exponent), 1);
        if (mantissa >= 10)
            (mantissa, exponent) = (1, exponent + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa:0.0}e{exponent:+00;-00}");
    }
}
