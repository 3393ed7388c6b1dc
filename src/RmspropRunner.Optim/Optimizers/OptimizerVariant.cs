using RmspropRunner.Optim.Preparations;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>One way of writing an optimizer.</summary>
public sealed record OptimizerVariant
{
    /// <summary>Its name in the spec; null where the optimizer is written in one way only.</summary>
    public string? Name { get; init; }

    /// <summary>The update, its symbols named in the hyperparameters' descriptions; g is the gradient, x the parameters.</summary>
    public required string Formula { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Reference { get; init; }

    /// <summary>What other frameworks do differently under the same name; null where they agree.</summary>
    public string? Differs { get; init; }

    /// <summary>Its own, in the order in which rules read them.</summary>
    public required IReadOnlyList<Hyperparameter> Hyperparameters { get; init; }

    /// <summary>
    /// Those of <see cref="Preparation.Hyperparameters"/> that it does not take; one of a name that it has itself it does
    /// not take either.
    /// </summary>
    public IReadOnlyList<string> Refuses { get; init; } = [];

    /// <summary>The rule for these hyperparameter values, one for each of <see cref="Hyperparameters"/>.</summary>
    public required Func<IReadOnlyList<double>, UpdateRule> Rule { get; init; }

    /// <summary>Whether it has a learning rate that a schedule can change.</summary>
    public bool HasLearningRate => Hyperparameters.Any(own => own.Name == Hyperparameter.LearningRateName);

    /// <summary>Those of the hyperparameters that all optimizers have which it takes, in their order.</summary>
    public IReadOnlyList<Hyperparameter> CommonHyperparameters =>
    [
        .. Preparation.Hyperparameters.Where(common =>
            !Refuses.Contains(common.Name)
            && Hyperparameters.All(own => own.Name != common.Name)
            && (HasLearningRate || common.Name != Preparation.DecoupledWeightDecay)),
    ];

    /// <summary>All that a configuration has under a schedule: its own, the common ones, and the schedule's parameters.</summary>
    public IReadOnlyList<Hyperparameter> HyperparametersUnder(Schedule schedule) =>
        [.. Hyperparameters, .. CommonHyperparameters, .. schedule.Parameters];

    /// <summary>
    /// The rule for these values, one for each of <see cref="HyperparametersUnder"/>, and the settings that it reads: where
    /// nothing is prepared or scheduled, they are the optimizer's own.
    /// </summary>
    public (UpdateRule Rule, double[] Settings) Under(Schedule schedule, double[] values)
    {
        double[] own = values[..Hyperparameters.Count];
        IReadOnlyList<Hyperparameter> common = CommonHyperparameters;
        PreparationRows rows = new(
            Hyperparameters.TakeWhile(each => each.Name != Hyperparameter.LearningRateName).Count(),
            Place(Preparation.ClipValue),
            Place(Preparation.ClipNorm),
            Place(Preparation.WeightDecay),
            Place(Preparation.DecoupledWeightDecay));
        if (schedule.IsConstant && !rows.Any)
            return (Rule(own), own);
        PreparedRuleParts parts = new(
            Rule(own), own.Length, rows, schedule.Rule, own.Length + common.Count, schedule.Parameters.Count);
        return (PreparedRule.Of(parts), values);

        int Place(string name)
        {
            int place = own.Length + common.TakeWhile(each => each.Name != name).Count();
            return place < own.Length + common.Count && values[place] != 0 ? place : -1;
        }
    }
}
