using System.Globalization;
using System.Text;
using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Experiments.Plans;

/// <summary>Hyperparameters as the store, the tables and the content hash write them: a JSON object.</summary>
public static class HyperparameterText
{
    public static string Write(OptimizerVariant variant, ReadOnlySpan<double> values)
    {
        StringBuilder text = new("{");
        if (variant.Name is not null)
            text.Append(CultureInfo.InvariantCulture, $"\"variant\":\"{variant.Name}\"");
        for (int i = 0; i < values.Length; i++)
        {
            Hyperparameter hyperparameter = variant.Hyperparameters[i];
            text.Append(text.Length > 1 ? "," : "").Append('"').Append(hyperparameter.Name).Append("\":");
            if (hyperparameter.IsSwitch)
                text.Append(values[i] != 0 ? "true" : "false");
            else
                text.Append(CultureInfo.InvariantCulture, $"{values[i]:R}");
        }

        return text.Append('}').ToString();
    }
}
