using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Cli.Tables;

/// <summary>The optimizers that specs can name, one row a variant.</summary>
internal static class OptimizerTable
{
    public static IReadOnlyList<TableColumn<(Optimizer Optimizer, OptimizerVariant Variant)>> Columns { get; } =
    [
        new("name", row => Cell.Of(row.Optimizer.Name)),
        new("variant", row => Cell.Of(row.Variant.Name)),
        new("summary", row => Cell.Of(row.Optimizer.Summary)),
        new("formula", row => Cell.Of(row.Variant.Formula)),
        new("reference", row => Cell.Of(row.Variant.Reference)),
        new("differs", row => Cell.Of(row.Variant.Differs)),
        new("hyperparameters", row => Cell.OfJson(Json([.. row.Variant.Hyperparameters, .. row.Variant.CommonHyperparameters]))),
    ];

    private static string Json(IReadOnlyList<Hyperparameter> hyperparameters)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (Hyperparameter hyperparameter in hyperparameters)
                Write(writer, hyperparameter);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, Hyperparameter hyperparameter)
    {
        writer.WriteStartObject();
        writer.WriteString("name", hyperparameter.Name);
        writer.WriteString("description", hyperparameter.Description);
        writer.WriteString("accepts", hyperparameter.Accepts);
        writer.WritePropertyName("default");
        if (hyperparameter.Default is not { } value)
            writer.WriteNullValue();
        else if (hyperparameter.IsSwitch)
            writer.WriteBooleanValue(value != 0);
        else
            writer.WriteNumberValue(value);
        writer.WriteEndObject();
    }
}
