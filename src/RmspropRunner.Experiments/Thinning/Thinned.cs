using System.Runtime.CompilerServices;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Trials;

namespace RmspropRunner.Experiments.Thinning;

/// <summary>Sequences with fewer points, while they are read.</summary>
public static class Thinned
{
    /// <summary>About so many points of one trial's trace, with its first, its last and its best.</summary>
    /// <param name="trace">The trial's trace, by iteration.</param>
    /// <param name="trial">The trial, which knows its last iteration and its best.</param>
    /// <param name="points">About how many to keep, from <see cref="ThinningSteps.FewestPoints"/> up.</param>
    /// <param name="axis">Where they are evenly spaced.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<TracePoint> TraceAsync(
        IAsyncEnumerable<TracePoint> trace,
        TrialRecord trial,
        int points,
        IterationAxis axis,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The best is one point more than what the steps choose, where they do not meet it.
        ThinningSteps steps = new(points - 1, trial.Outcome.Iterations, axis);
        await foreach (TracePoint point in trace.WithCancellation(cancellationToken))
        {
            if (steps.Takes(point.Iteration) || point.Iteration == trial.Outcome.BestIteration)
                yield return point;
        }
    }

    /// <summary>About so many iterations of each configuration, with its first and its last.</summary>
    /// <param name="rows">By configuration and iteration.</param>
    /// <param name="lastIterations">The last iteration of each configuration, as it was a moment ago.</param>
    /// <param name="points">About how many to keep of each configuration, from 2 up.</param>
    /// <param name="axis">Where they are evenly spaced.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<ConvergenceRow> ConvergenceAsync(
        IAsyncEnumerable<ConvergenceRow> rows,
        IReadOnlyDictionary<long, int> lastIterations,
        int points,
        IterationAxis axis,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ThinningSteps? steps = null;
        ConvergenceRow? heldBack = null;
        long configuration = 0;
        await foreach (ConvergenceRow row in rows.WithCancellation(cancellationToken))
        {
            if (steps is null || row.Configuration != configuration)
            {
                if (heldBack is { } last)
                    yield return last;
                heldBack = null;
                configuration = row.Configuration;
                steps = new ThinningSteps(points, lastIterations.GetValueOrDefault(configuration, int.MaxValue), axis);
            }

            // Trials that were stored since may have moved the end, so a row is only dropped when another follows.
            bool isTaken = steps.Takes(row.Iteration);
            heldBack = isTaken ? null : row;
            if (isTaken)
                yield return row;
        }

        if (heldBack is { } final)
            yield return final;
    }
}
