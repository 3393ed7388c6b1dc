using System.Globalization;

namespace RmspropRunner.Benchmarks.ClusterFaults;

/// <summary>Writes what was found, and remembers what was not as it should be.</summary>
internal sealed class FaultReport(FaultDatabase database)
{
    private readonly List<string> _failures = [];

    public static void Say(FormattableString what) => Console.WriteLine(what.ToString(CultureInfo.InvariantCulture));

    public void Fail(FormattableString what)
    {
        string failure = what.ToString(CultureInfo.InvariantCulture);
        _failures.Add(failure);
        Console.WriteLine($"FAILED: {failure}");
    }

    /// <summary>Waits for the run's end, and compares every row of it with one process's.</summary>
    /// <returns>The seconds that it took.</returns>
    public async Task<double> FinishAsync(FaultRun run)
    {
        double seconds = await run.UntilFinishedAsync();
        (bool isSame, string says) = await RowComparison.CompareAsync(database, run.Name, run.Spec.Reference);
        if (isSame)
            Say($"{run.Name}: {seconds:0.0} s, the rows of one process: {says}");
        else
            Fail($"{run.Name}: {seconds:0.0} s, other rows than one process's: {says}");
        return seconds;
    }

    /// <exception cref="InvalidOperationException">Something was not as it should be.</exception>
    public void ThrowIfFailed()
    {
        if (_failures.Count > 0)
            throw new InvalidOperationException($"{_failures.Count} failures:\n{string.Join('\n', _failures)}");
    }
}
