using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;
using RmspropRunner.Storage;

namespace RmspropRunner.IntegrationTests;

/// <summary>
/// All that runs stored, row for row, as text: two stores with the same text hold the same results, bit for bit,
/// whichever database they are in.
/// </summary>
internal static class StoreContent
{
    /// <summary>Every row, as a line.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(IExperimentStore store)
    {
        List<string> lines = [];
        await foreach (string line in LinesAsync(store))
            lines.Add(line);
        return lines;
    }

    /// <summary>The number of rows and their hash, for stores that are too large to be held.</summary>
    public static async Task<string> DigestAsync(IExperimentStore store)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long count = 0;
        await foreach (string line in LinesAsync(store))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            count++;
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

    private static async IAsyncEnumerable<string> LinesAsync(
        IExperimentStore store, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ExperimentStatus> experiments = await store.ListAsync(cancellationToken);
        foreach (StoredExperiment experiment in experiments.Select(status => status.Experiment).OrderBy(experiment => experiment.Name, StringComparer.Ordinal))
        {
            foreach (StoredRevision revision in experiment.Revisions)
                yield return $"{experiment.Name} {experiment.Description} {revision.Number} {revision.CanonicalSpec} {revision.PlanHash} {revision.LastTrial}";
            foreach (Shard shard in await store.CommittedAsync(experiment.Id, cancellationToken))
                yield return $"{experiment.Name} {shard}";
            await foreach (TrialRecord trial in store.TrialsAsync(experiment.Id, cancellationToken))
                yield return $"{experiment.Name} {Json(trial.Hyperparameters)} {Text(trial.Start)} {Text(trial.FinalX)} {trial with { Start = [], FinalX = [], Hyperparameters = "" }}";
            await foreach (TrialTracePoint point in store.TracesAsync(experiment.Id, cancellationToken))
                yield return Text(experiment.Name, point.Trial, point.Point);
        }
    }

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
