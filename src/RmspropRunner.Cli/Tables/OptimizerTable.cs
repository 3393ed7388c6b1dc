using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Schedules;

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
        new("hyperparameters", row => Cell.OfJson(Json([.. row.Variant.Hyperparameters, .. row.Variant.CommonHyperparameters], Write))),

        // Last, so that rows keep the columns that they had before there were schedules.
        new("schedules", row => Cell.OfJson(Json(row.Variant.HasLearningRate ? ScheduleCatalog.All : [], Write))),
    ];

    private static string Json<T>(IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            WriteArray(writer, items, write);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray();
        foreach (T item in items)
            write(writer, item);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Schedule schedule)
    {
        writer.WriteStartObject();
        writer.WriteString("name", schedule.Name);
        writer.WriteString("summary", schedule.Summary);
        writer.WriteString("formula", schedule.Formula);
        writer.WriteString("reference", schedule.Reference);
        writer.WriteString("differs", schedule.Differs);
        writer.WritePropertyName("parameters");
        WriteArray(writer, schedule.Parameters, (each, parameter) => Write(each, parameter, Schedule.KeyOf(parameter)));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Hyperparameter hyperparameter) => Write(writer, hyperparameter, hyperparameter.Name);

    private static void Write(Utf8JsonWriter writer, Hyperparameter hyperparameter, string name)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
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
