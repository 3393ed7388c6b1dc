using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.Experiments.Plans;

/// <summary>
/// Hyperparameters as the store, the tables and the content hash write them: a JSON object. What all optimizers have is in
/// it only where it is used.
/// </summary>
public static class HyperparameterText
{
    /// <param name="variant">The variant.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="values">One for each of the variant's hyperparameters under the schedule.</param>
    public static string Write(OptimizerVariant variant, Schedule schedule, ReadOnlySpan<double> values)
    {
        StringBuilder text = new("{");
        if (variant.Name is not null)
            Key(text, SpecKeys.Variant).Append('"').Append(Escaped(variant.Name)).Append('"');
        IReadOnlyList<Hyperparameter> hyperparameters = variant.HyperparametersUnder(schedule);
        int firstParameter = hyperparameters.Count - schedule.Parameters.Count;
        for (int i = 0; i < firstParameter; i++)
            Add(text, hyperparameters[i], values[i]);
        if (schedule.IsConstant)
            return text.Append('}').ToString();

        Key(text, SpecKeys.Schedule).Append('"').Append(schedule.Name).Append('"');
        for (int i = firstParameter; i < hyperparameters.Count; i++)
            Add(text, hyperparameters[i], values[i]);
        return text.Append('}').ToString();
    }

    private static void Add(StringBuilder text, Hyperparameter hyperparameter, double value)
    {
        if (hyperparameter.IsLeftOut && value == hyperparameter.Default)
            return;
        Key(text, hyperparameter.Name);
        if (hyperparameter.IsSwitch)
            text.Append(value != 0 ? "true" : "false");
        else
            text.Append(CultureInfo.InvariantCulture, $"{value:R}");
    }

    private static StringBuilder Key(StringBuilder text, string name) =>
        text.Append(text.Length > 1 ? "," : "").Append('"').Append(Escaped(name)).Append("\":");

    /// <summary>A stored name may be any text, that of a plugin which is not there any more.</summary>
    private static string Escaped(string name) => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
