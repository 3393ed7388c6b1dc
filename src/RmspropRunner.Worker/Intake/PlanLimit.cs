using System.Globalization;
using Microsoft.Extensions.Options;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Worker.Configuration;

namespace RmspropRunner.Worker.Intake;

/// <summary>Refuses plans that are too large, as far as can be before they are made: making one takes memory too.</summary>
internal sealed class PlanLimit(IOptions<WorkerOptions> options)
{
    /// <summary>Pairs of a problem and an optimizer entry: each takes some hundred bytes, whether it adds trials or not.</summary>
    private const long Parts = 1_000_000;

    /// <summary>Why the spec's own plan is too large, or null.</summary>
    public string? Of(ExperimentSpec spec)
    {
        long parts = spec.Problems.Sum(problem => (long)problem.Dimensions.Count) * spec.Optimizers.Count;
        return parts > Parts
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The spec has {parts} pairs of a problem and an optimizer entry: at most {Parts} are accepted; split it into several.")
            : Of(spec.WrittenTrials);
    }

    /// <summary>Why a plan of so many trials is too large, or null.</summary>
    public string? Of(long trials)
    {
        long most = options.Value.Limits.Trials;
        return trials <= most ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"The plan has {trials} trials: this worker accepts at most {most} (its setting Limits:Trials); split the spec, or take fewer values or seeds.");
    }
}
