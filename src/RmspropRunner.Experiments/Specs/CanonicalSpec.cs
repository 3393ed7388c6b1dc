using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Specs.Files;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Schedules;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Specs;

/// <summary>
/// Writes a spec with every default in it, as one line of JSON in the spec language, so that a stored spec means the same
/// whatever the defaults become. A list of one value is written as the value.
/// </summary>
public static class CanonicalSpec
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All of the spec; reading it gives the same spec again.</summary>
    public static string Write(ExperimentSpec spec) => Write(spec, withWords: true);

    /// <summary>All but the name and the description: what the numbers depend on. Of data it has the digests.</summary>
    public static string WritePlan(ExperimentSpec spec) => Write(spec, withWords: false);

    /// <summary>How traces are recorded, out of what <see cref="Write(ExperimentSpec)"/> wrote: without its data, which may be long, being read.</summary>
    public static TraceRules ReadTrace(string canonical)
    {
        using JsonDocument document = JsonDocument.Parse(canonical);
        JsonElement trace = document.RootElement.GetProperty(SpecKeys.Trace);
        return new TraceRules
        {
            Every = trace.TryGetProperty(SpecKeys.Every, out JsonElement every) ? every.GetInt32() : 0,
            PerDecade = trace.TryGetProperty(SpecKeys.Log, out JsonElement log) ? log.GetInt32() : 0,
            RecordsX = trace.GetProperty(SpecKeys.X).GetBoolean(),
        };
    }

    private static string Write(ExperimentSpec spec, bool withWords)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            if (withWords)
            {
                json.WriteString(SpecKeys.Name, spec.Name);
                json.WriteString(SpecKeys.Description, spec.Description);
            }

            WritePlugins(json, spec.Plugins, withFiles: withWords);
            WriteList(json, SpecKeys.Problems, spec.Problems, WriteProblem);
            WriteList(json, SpecKeys.Optimizers, spec.Optimizers, WriteOptimizer);
            WriteValues(json, SpecKeys.Seeds, spec.Seeds.Ranges, WriteSeeds);
            WriteStart(json, spec.Start);
            json.WriteNumber(SpecKeys.Iterations, spec.Iterations);
            WriteStop(json, spec.Stop);
            WriteTrace(json, spec.Trace);
            if (withWords && spec.Data.Count > 0)
                WriteData(json, spec.Data);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The numbers depend on what a plugin is, not on what its file is called.</summary>
    private static void WritePlugins(Utf8JsonWriter json, IReadOnlyList<Plugin> plugins, bool withFiles)
    {
        if (plugins.Count == 0)
            return;
        json.WriteStartArray(SpecKeys.Plugins);
        foreach (Plugin plugin in plugins)
        {
            json.WriteStartObject();
            if (withFiles)
                json.WriteString(SpecKeys.File, plugin.File);
            json.WriteString(SpecKeys.Digest, plugin.Digest);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProblem(Utf8JsonWriter json, ProblemEntry entry)
    {
        json.WriteStartObject();
        json.WriteStartObject(entry.Problem.Name);
        WriteParameters(json, entry.Problem.Parameters);
        WriteValues(json, SpecKeys.Dimension, entry.Dimensions, (writer, dimension) => writer.WriteNumberValue(dimension));
        if (!entry.HasImpliedBounds)
            WriteValues(json, SpecKeys.Bounds, entry.Bounds, WriteInterval);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter json, string parameters)
    {
        if (parameters.Length == 0)
            return;
        using JsonDocument document = JsonDocument.Parse(parameters);
        foreach (JsonProperty parameter in document.RootElement.EnumerateObject())
        {
            json.WritePropertyName(parameter.Name);
            json.WriteRawValue(parameter.Value.GetRawText());
        }
    }

    private static void WriteInterval(Utf8JsonWriter json, Interval interval)
    {
        json.WriteStartArray();
        json.WriteNumberValue(interval.Low);
        json.WriteNumberValue(interval.High);
        json.WriteEndArray();
    }

    private static void WriteOptimizer(Utf8JsonWriter json, OptimizerEntry entry)
    {
        json.WriteStartObject();
        json.WriteStartObject(entry.Optimizer.Name);
        if (entry.Variant.Name is not null)
            json.WriteString(SpecKeys.Variant, entry.Variant.Name);

        // A schedule is written where the first of its parameters stands: its place is part of the plan's order.
        bool isWritten = entry.Schedule.IsConstant;
        foreach (Setting setting in entry.Settings.Where(setting => !setting.IsLeftOut))
        {
            if (!entry.Schedule.Parameters.Contains(setting.Hyperparameter))
                WriteSetting(json, setting.Hyperparameter.Name, setting);
            else if (!isWritten)
                WriteSchedule(json, entry);
            isWritten |= entry.Schedule.Parameters.Contains(setting.Hyperparameter);
        }

        if (!isWritten)
            WriteSchedule(json, entry);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSchedule(Utf8JsonWriter json, OptimizerEntry entry)
    {
        json.WriteStartObject(SpecKeys.Schedule);
        json.WriteStartObject(entry.Schedule.Name);
        foreach (Setting setting in entry.Settings.Where(setting => entry.Schedule.Parameters.Contains(setting.Hyperparameter)))
            WriteSetting(json, Schedule.KeyOf(setting.Hyperparameter), setting);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSetting(Utf8JsonWriter json, string key, Setting setting) =>
        WriteValues(json, key, setting.Values, setting.Hyperparameter.IsSwitch ? WriteSwitch : WriteNumber);

    private static void WriteSeeds(Utf8JsonWriter json, SeedRange range)
    {
        if (range.Count == 1)
            json.WriteNumberValue(range.First);
        else
            json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{range.First}..{range.Last}"));
    }

    private static void WriteStart(Utf8JsonWriter json, StartRule start)
    {
        if (start.Points is null)
            json.WriteString(SpecKeys.Start, start.IsCustomary ? SpecKeys.Customary : SpecKeys.Uniform);
        else
            WriteValues(json, SpecKeys.Start, start.Points, WritePoint);
    }

    private static void WritePoint(Utf8JsonWriter json, IReadOnlyList<double> point)
    {
        json.WriteStartArray();
        foreach (double coordinate in point)
            json.WriteNumberValue(coordinate);
        json.WriteEndArray();
    }

    private static void WriteStop(Utf8JsonWriter json, StopRules stop)
    {
        json.WriteStartObject(SpecKeys.Stop);
        WriteOptional(json, SpecKeys.Target, stop.Target);
        WriteOptional(json, SpecKeys.GradientNorm, stop.GradientNorm);
        if (stop.Stagnation is Stagnation stagnation)
        {
            json.WriteStartObject(SpecKeys.Stagnation);
            json.WriteNumber(SpecKeys.Iterations, stagnation.Iterations);
            json.WriteNumber(SpecKeys.Improvement, stagnation.Improvement);
            json.WriteEndObject();
        }

        WriteOptional(json, SpecKeys.DivergeAbove, stop.DivergeAbove);
        json.WriteEndObject();
    }

    private static void WriteTrace(Utf8JsonWriter json, TraceRules trace)
    {
        json.WriteStartObject(SpecKeys.Trace);
        if (trace.PerDecade > 0)
            json.WriteNumber(SpecKeys.Log, trace.PerDecade);
        else
            json.WriteNumber(SpecKeys.Every, trace.Every);
        json.WriteBoolean(SpecKeys.X, trace.RecordsX);
        json.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter json, IReadOnlyList<SpecData> data)
    {
        json.WriteStartObject(SpecKeys.Data);
        foreach (SpecData each in data)
        {
            json.WriteStartObject(each.Digest);
            json.WriteString(SpecKeys.Gzip, each.Pack());
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string key, double? value)
    {
        if (value is not null)
            json.WriteNumber(key, value.Value);
    }

    private static void WriteNumber(Utf8JsonWriter json, double value) => json.WriteNumberValue(value);

    private static void WriteSwitch(Utf8JsonWriter json, double value) => json.WriteBooleanValue(value != 0);

    private static void WriteValues<T>(Utf8JsonWriter json, string key, IReadOnlyList<T> values, Action<Utf8JsonWriter, T> write)
    {
        if (values.Count != 1)
        {
            WriteList(json, key, values, write);
            return;
        }

        json.WritePropertyName(key);
        write(json, values[0]);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string key, IReadOnlyList<T> values, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(key);
        foreach (T value in values)
            write(json, value);
        json.WriteEndArray();
    }
}
