using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Optim.Problems.Transformations;

/// <summary>A transformation in words: in full for specs and identities, and in short for people.</summary>
public static class TransformationText
{
    public const string Shift = "shift";
    public const string Rotation = "rotation";
    public const string Scale = "scale";
    public const string Conditioning = "conditioning";
    public const string Noise = "noise";
    public const string Value = "value";
    public const string Gradient = "gradient";
    public const string RelativeValue = "relative_value";
    public const string RelativeGradient = "relative_gradient";

    /// <summary>More coordinates than this are shown by a hash of them.</summary>
    private const int MostShown = 4;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A problem's parameters with those of the transformation: what changes nothing is left out.</summary>
    public static string Parameters(string parameters, Transformation transformation)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            if (parameters.Length > 0)
            {
                using JsonDocument own = JsonDocument.Parse(parameters);
                foreach (JsonProperty property in own.RootElement.EnumerateObject())
                {
                    json.WritePropertyName(property.Name);
                    json.WriteRawValue(property.Value.GetRawText());
                }
            }

            Write(json, transformation);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>What the transformed problem is called: <c>rosenbrock (shift 1, noise 0.1)</c>.</summary>
    public static string Label(string label, Transformation transformation)
    {
        List<string> parts = [];
        if (IsShifted(transformation))
            parts.Add($"shift {ShiftLabel(transformation.Shift)}");
        if (transformation.Rotation is uint seed)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"rotation {seed}"));
        Add("scale", transformation.Scale, 1);
        Add("conditioning", transformation.Conditioning, 1);
        Noise noise = transformation.Noise;
        if (noise.Value == noise.Gradient && noise.RelativeValue == 0 && noise.RelativeGradient == 0)
        {
            Add("noise", noise.Value, 0);
        }
        else
        {
            Add("value noise", noise.Value, 0);
            Add("gradient noise", noise.Gradient, 0);
            Add("relative value noise", noise.RelativeValue, 0);
            Add("relative gradient noise", noise.RelativeGradient, 0);
        }

        return $"{label} ({string.Join(", ", parts)})";

        void Add(string word, double value, double usual)
        {
            if (value != usual)
                parts.Add($"{word} {Text(value)}");
        }
    }

    private static void Write(Utf8JsonWriter json, Transformation transformation)
    {
        if (IsShifted(transformation))
        {
            json.WritePropertyName(Shift);
            if (IsUniform(transformation.Shift))
                json.WriteNumberValue(transformation.Shift[0]);
            else
                WriteVector(json, transformation.Shift);
        }

        if (transformation.Rotation is uint seed)
            json.WriteNumber(Rotation, seed);
        WriteUnless(json, Scale, transformation.Scale, 1);
        WriteUnless(json, Conditioning, transformation.Conditioning, 1);
        if (transformation.Noise.IsNone)
            return;
        json.WriteStartObject(Noise);
        WriteUnless(json, Value, transformation.Noise.Value, 0);
        WriteUnless(json, Gradient, transformation.Noise.Gradient, 0);
        WriteUnless(json, RelativeValue, transformation.Noise.RelativeValue, 0);
        WriteUnless(json, RelativeGradient, transformation.Noise.RelativeGradient, 0);
        json.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter json, IReadOnlyList<double> vector)
    {
        json.WriteStartArray();
        foreach (double coordinate in vector)
            json.WriteNumberValue(coordinate);
        json.WriteEndArray();
    }

    private static void WriteUnless(Utf8JsonWriter json, string key, double value, double usual)
    {
        if (value != usual)
            json.WriteNumber(key, value);
    }

    private static bool IsShifted(Transformation transformation) => transformation.Shift.Any(by => by != 0);

    private static bool IsUniform(IReadOnlyList<double> shift) => shift.All(by => by == shift[0]);

    private static string ShiftLabel(IReadOnlyList<double> shift)
    {
        if (IsUniform(shift))
            return Text(shift[0]);
        string all = string.Join(", ", shift.Select(Text));
        return shift.Count <= MostShown ? $"[{all}]" : string.Create(CultureInfo.InvariantCulture, $"#{CounterRandom.Salt(all):x16}");
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
