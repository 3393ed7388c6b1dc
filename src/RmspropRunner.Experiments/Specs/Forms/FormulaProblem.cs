using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Optim.Formulas;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Forms;

/// <summary>Makes a problem of a formula.</summary>
internal static class FormulaProblem
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="formula">The function.</param>
    /// <param name="name">What results call it; empty for the expression itself.</param>
    /// <param name="minimum">Its lowest value, where that is known.</param>
    public static Problem Of(Formula formula, string name, double? minimum) => new()
    {
        Name = "formula",
        Label = name.Length > 0 ? name : Quotation.Shortened(string.Join(' ', formula.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        Parameters = Parameters(formula, name, minimum),
        Summary = "A function written in the spec",
        Formula = formula.Text,
        Dimensions = formula.Variables is { Count: int count } ? new DimensionRange(count, count) : DimensionRange.From(1),
        Bounds = [new Interval(-1, 1)],
        Minimum = minimum,
        Kernel = formula.Kernel,
    };

    private static string Parameters(Formula formula, string name, double? minimum)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString(SpecKeys.Expression, formula.Text);
            if (formula.Variables is not null)
            {
                json.WriteStartArray(SpecKeys.Variables);
                foreach (string variable in formula.Variables)
                    json.WriteStringValue(variable);
                json.WriteEndArray();
            }

            if (minimum is double lowest)
                json.WriteNumber(SpecKeys.Minimum, lowest);
            if (name.Length > 0)
                json.WriteString(SpecKeys.Name, name);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
