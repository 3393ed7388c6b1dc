using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.IntegrationTests;

/// <summary>
/// All that a run stores, row for row, as text: two stores with the same text hold the same results, bit for bit (but for
/// the sign of zero, which SQLite does not keep), whichever database each is in.
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

    private static async IAsyncEnumerable<string> LinesAsync(
        IExperimentStore store, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ExperimentStatus> experiments = await store.ListAsync(cancellationToken);
        foreach (StoredExperiment experiment in experiments.Select(status => status.Experiment).OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            await foreach (TrialRecord trial in store.TrialsAsync(experiment.Id, cancellationToken))
                yield return $"{experiment.Name}: {Line(trial)}";
            await foreach (TrialTracePoint point in store.TracesAsync(experiment.Id, cancellationToken))
                yield return $"{experiment.Name}: {point.Trial} {Line(point.Point)}";
            foreach (Shard shard in await store.CommittedAsync(experiment.Id, cancellationToken))
                yield return $"{experiment.Name}: {shard.FirstTrial} to {shard.LastTrial}";
        }
    }

    /// <summary>A record's text has every property, but of an array no more than its type.</summary>
    private static string Line(TrialRecord trial) =>
        $"{trial with { Start = [], FinalX = [], Outcome = default }} start {Text(trial.Start)} final {Text(trial.FinalX)} "
        + $"{trial.Outcome.StopReason} {trial.Outcome.Iterations} {Text(trial.Outcome.FinalObjective)} "
        + $"{Text(trial.Outcome.BestObjective)} {trial.Outcome.BestIteration}";

    private static string Line(TracePoint point) =>
        $"{point.Iteration} {Text(point.Objective)} {Text(point.GradientNorm)} {Text(point.StepNorm)} {(point.X is null ? "" : Text(point.X))}";

    private static string Text(double[] numbers) => string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static string Text(double number) => (number + 0.0).ToString(CultureInfo.InvariantCulture);
}
