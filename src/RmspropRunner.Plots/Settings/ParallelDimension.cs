using System.Text.Json.Nodes;
using RmspropRunner.Plots.Figures;

namespace RmspropRunner.Plots.Settings;

/// <summary>One upright axis of parallel coordinates, and where each row crosses it.</summary>
internal static class ParallelDimension
{
    /// <summary>So many values have each a place and a label.</summary>
    private const int MostPlaces = 16;

    private const string None = "none";

    /// <summary>A hyperparameter; rows without it cross at its lowest place.</summary>
    public static JsonObject Of(string name, IReadOnlyList<SettingValue?> values)
    {
        SettingValue[] known = [.. values.OfType<SettingValue>().Distinct().Order()];
        bool isMissing = values.Any(value => value is null);
        if (known.Length <= MostPlaces || known[^1].Word is not null)
        {
            Dictionary<SettingValue, int> places = known.Select((value, i) => (value, i)).ToDictionary(pair => pair.value, pair => pair.i);
            IEnumerable<(double, string)> ticks = places.Select(pair => ((double)pair.Value, pair.Key.Text));
            return Draw(name, values.Select(value => value is { } own ? places[own] : -1.0), isMissing ? ticks.Prepend((-1, None)) : ticks);
        }

        bool isLogarithmic = known[0].Number > 0 && known[^1].Number >= 10 * known[0].Number;
        double[] numbers = [.. known.Select(value => Place(value.Number, isLogarithmic))];
        double lowest = numbers[0] - 0.1 * (numbers[^1] - numbers[0]);
        IEnumerable<(double, string)> some = Evenly.Taken([.. known.Select((value, i) => (numbers[i], value.Text))], 6);
        return Draw(name, values.Select(value => value is { } own ? Place(own.Number, isLogarithmic) : lowest), isMissing ? some.Prepend((lowest, None)) : some);
    }

    /// <summary>The objective; what is not finite crosses above all others.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="values">One for each row.</param>
    /// <param name="isLogarithmic">Whether by its logarithm.</param>
    /// <param name="places">Where each row crosses, which gives its colour.</param>
    public static JsonObject OfObjective(string name, IReadOnlyList<double> values, bool isLogarithmic, out double[] places)
    {
        double[] finite = [.. values.Where(value => IsShown(value, isLogarithmic)).Select(value => Place(value, isLogarithmic)).DefaultIfEmpty(0)];
        double low = finite.Min();
        double high = finite.Max();
        double step = high > low ? (high - low) / 5 : 1;
        double above = high + step / 2;
        double below = low - step / 2;
        places = [.. values.Select(value => IsShown(value, isLogarithmic) ? Place(value, isLogarithmic) : value <= 0 ? below : above)];
        List<(double, string)> ticks = [.. Enumerable.Range(0, 6).Select(i => low + i * step).TakeWhile(place => place <= high + step / 100)
            .Select(place => (place, Shown(isLogarithmic ? double.Exp10(place) : place)))];
        if (values.Any(value => !double.IsFinite(value)))
            ticks.Add((above, "not finite"));
        if (isLogarithmic && values.Any(value => value <= 0))
            ticks.Insert(0, (below, "0"));
        return Draw(name, places, ticks);
    }

    private static bool IsShown(double value, bool isLogarithmic) => double.IsFinite(value) && (!isLogarithmic || value > 0);

    private static double Place(double value, bool isLogarithmic) => isLogarithmic ? Math.Log10(value) : value;

    private static string Shown(double value) => value.ToString("G3", System.Globalization.CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);

    private static JsonObject Draw(string name, IEnumerable<double> places, IEnumerable<(double Place, string Text)> ticks)
    {
        (double Place, string Text)[] all = [.. ticks];
        double[] values = [.. places];
        double low = Math.Min(values.Min(), all[0].Place);
        double high = Math.Max(values.Max(), all[^1].Place);
        return new JsonObject
        {
            ["label"] = HtmlText.Of(name),
            ["values"] = Numbers.Of(values),
            ["range"] = high > low ? new JsonArray(low, high) : new JsonArray(low - 1, high + 1),
            ["tickvals"] = Numbers.Of(all.Select(tick => tick.Place)),
            ["ticktext"] = new JsonArray([.. all.Select(tick => (JsonNode)tick.Text)]),
        };
    }
}
