using System.Globalization;

namespace RmspropRunner.Cli.Charts;

/// <summary>
/// The vertical axis: logarithmic, unless an objective is negative. It ends a little above where the curves start, so that
/// one that diverges leaves the picture instead of flattening the others.
/// </summary>
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

    /// <summary>The scale for curves of medians; null where no value is finite.</summary>
    public static ObjectiveScale? For(IReadOnlyList<double[]> curves)
    {
        double[] finite = [.. curves.SelectMany(curve => curve).Where(double.IsFinite)];
        if (finite.Length == 0)
            return null;
        double[] positive = [.. finite.Where(value => value > 0)];
        bool isLogarithmic = finite.Min() >= 0 && positive.Length > 0;
        double[] scaled = isLogarithmic ? [.. positive.Select(Math.Log10)] : finite;
        double[] starts = [.. curves.Select(curve => curve[0]).Where(start => double.IsFinite(start) && !(isLogarithmic && start <= 0))];
        if (starts.Length == 0)
            return new ObjectiveScale(isLogarithmic, scaled.Min(), scaled.Max());
        double start = isLogarithmic ? Math.Log10(starts.Max()) : starts.Max();
        return new ObjectiveScale(isLogarithmic, scaled.Min(), Math.Min(scaled.Max(), isLogarithmic ? start + 1 : start + Math.Abs(start)));
    }

    /// <summary>
    /// Where a value lies: 0 is the bottom, 1 the top, and what is not finite above it. Zero on a logarithmic scale lies
    /// at the bottom.
    /// </summary>
    public double PositionOf(double value)
    {
        if (!double.IsFinite(value))
            return double.PositiveInfinity;
        double scaled = IsLogarithmic ? (value > 0 ? Math.Log10(value) : _low) : value;
        return Math.Max((scaled - _low) / (_high - _low), 0);
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
