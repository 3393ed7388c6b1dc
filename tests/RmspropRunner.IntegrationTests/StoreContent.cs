using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Storage;

namespace RmspropRunner.IntegrationTests;

/// <summary>
/// All that runs stored, row for row: two stores with the same content hold the same results, bit for bit, whichever
/// database they are in.
/// </summary>
internal static class StoreContent
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Undisturbed = new();

    /// <summary>Every row, as a line.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(IExperimentStore store)
    {
        List<string> lines = [];
        foreach (StoredExperiment experiment in await ExperimentsAsync(store))
        {
            await foreach (string line in LinesAsync(store, experiment))
                lines.Add(line);
            await foreach (TrialTracePoint point in store.TracesAsync(experiment.Id, CancellationToken.None))
                lines.Add(Text(experiment.Name, point.Trial, point.Point));
        }

        return lines;
    }

    /// <summary>The number of rows and their hash.</summary>
    public static async Task<string> DigestAsync(IExperimentStore store)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long count = 0;
        foreach (StoredExperiment experiment in await ExperimentsAsync(store))
        {
            await foreach (string line in LinesAsync(store, experiment))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
                count++;
            }

            await foreach (TrialTracePoint point in store.TracesAsync(experiment.Id, CancellationToken.None))
            {
                Append(hash, point);
                count++;
            }
        }

        return $"{count} rows, {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    /// <summary>The same, of a store that is opened for it.</summary>
    public static async Task<string> DigestAsync(string location)
    {
        await using IExperimentStore store = await ExperimentStores.OpenAsync(
            location, StoreAccess.Existing, TimeProvider.System, CancellationToken.None);
        return await DigestAsync(store);
    }

    /// <summary>Every trial once, and every bit as one undisturbed process stores it that runs these specs, one after another.</summary>
    public static async Task AssertUndisturbedAsync(IExperimentStore store, params string[] specs) =>
        Assert.Equal(await UndisturbedDigestAsync(specs), await DigestAsync(store));

    /// <summary>The same, of a store that is opened for it.</summary>
    public static async Task AssertUndisturbedAsync(string location, params string[] specs) =>
        Assert.Equal(await UndisturbedDigestAsync(specs), await DigestAsync(location));

    /// <summary>Computed once for all tests.</summary>
    private static Task<string> UndisturbedDigestAsync(string[] specs) => Undisturbed.GetOrAdd(
        string.Join('\0', specs), _ => new Lazy<Task<string>>(() => Task.Run(() => ComputeUndisturbedDigestAsync(specs)))).Value;

    private static async Task<string> ComputeUndisturbedDigestAsync(string[] specs)
    {
        using TemporaryFolder folder = new();
        await using IExperimentStore store = await ExperimentStores.OpenAsync(
            folder.File("undisturbed.db"), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
        InProcessEngine engine = new(store, 2);
        foreach (string spec in specs)
        {
            Submission.Accepted submission = Assert.IsType<Submission.Accepted>(
                await SpecSubmitter.SubmitAsync(store, ExperimentSpec.Parse(spec).Spec!, CancellationToken.None));
            await engine.RunAsync(
                submission.Experiment.Id, submission.Plan, submission.LastTrial, new RunProgress(), CancellationToken.None);
        }

        return await DigestAsync(store);
    }

    private static async Task<IEnumerable<StoredExperiment>> ExperimentsAsync(IExperimentStore store) =>
        (await store.ListAsync(CancellationToken.None)).Select(status => status.Experiment).OrderBy(experiment => experiment.Name, StringComparer.Ordinal);

    /// <summary>All but the traces.</summary>
    private static async IAsyncEnumerable<string> LinesAsync(
        IExperimentStore store, StoredExperiment experiment, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (StoredRevision revision in experiment.Revisions)
            yield return $"{experiment.Name} {experiment.Description} {revision.Number} {revision.CanonicalSpec} {revision.PlanHash} {revision.LastTrial}";
        foreach (Shard shard in await store.CommittedAsync(experiment.Id, cancellationToken))
            yield return $"{experiment.Name} {shard}";
        await foreach (TrialRecord trial in store.TrialsAsync(experiment.Id, cancellationToken))
            yield return $"{experiment.Name} {Json(trial.Hyperparameters)} {Text(trial.Start)} {Text(trial.FinalX)} {trial with { Start = [], FinalX = [], Hyperparameters = "" }}";
    }

    /// <summary>The point's bits; there is one NaN, as text has it.</summary>
    private static void Append(IncrementalHash hash, TrialTracePoint point)
    {
        double[] x = point.Point.X ?? [];
        Span<byte> bytes = stackalloc byte[48];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, point.Trial);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], point.Point.Iteration);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Bits(point.Point.Objective));
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], Bits(point.Point.GradientNorm));
        BinaryPrimitives.WriteInt64LittleEndian(bytes[32..], Bits(point.Point.StepNorm));
        BinaryPrimitives.WriteInt64LittleEndian(bytes[40..], point.Point.X is null ? -1 : x.Length);
        hash.AppendData(bytes);
        foreach (double value in x)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, Bits(value));
            hash.AppendData(bytes[..8]);
        }
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);

    private static string Text(string experiment, long trial, TracePoint point) => string.Create(
        CultureInfo.InvariantCulture,
        $"{experiment} {trial} {point.Iteration} {point.Objective:R} {point.GradientNorm:R} {point.StepNorm:R} {Text(point.X)}");

    private static string Text(double[]? vector) =>
        vector is null ? "none" : string.Join(',', vector.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>As the database with jsonb gives it back: its own order of keys, its own spelling of numbers.</summary>
    private static string Json(string hyperparameters)
    {
        using JsonDocument document = JsonDocument.Parse(hyperparameters);
        return string.Join(',', document.RootElement.EnumerateObject()
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => property.Value.ValueKind == JsonValueKind.Number
                ? $"{property.Name}={property.Value.GetDouble().ToString("R", CultureInfo.InvariantCulture)}"
                : $"{property.Name}={property.Value}"));
    }
}
