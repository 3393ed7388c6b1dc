using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.Experiments.Plans;

/// <summary>One problem × optimizer × hyperparameter setting.</summary>
public sealed class Configuration
{
    private readonly Lazy<string> _hyperparameters;

    internal Configuration(long number, ProblemInstance problem, OptimizerEntry entry, double[] values)
    {
        Number = number;
        Problem = problem;
        Optimizer = entry.Optimizer;
        Variant = entry.Variant;
        Schedule = entry.Schedule;
        Values = values;
        (Rule, Settings) = entry.Variant.Under(entry.Schedule, values);
        _hyperparameters = new(() => HyperparameterText.Write(Variant, Schedule, Values));
    }

    /// <summary>Its number in the experiment, from 1.</summary>
    public long Number { get; }

    public ProblemInstance Problem { get; }

    public Optimizer Optimizer { get; }

    public OptimizerVariant Variant { get; }

    public Schedule Schedule { get; }

    /// <summary>The hyperparameters, in the order of the variant's definition under the schedule.</summary>
    public double[] Values { get; }

    public UpdateRule Rule { get; }

    /// <summary>What the rule reads of the values.</summary>
    public double[] Settings { get; }

    /// <summary>A JSON object of the variant, where there is one, every hyperparameter, and the schedule.</summary>
    public string Hyperparameters => _hyperparameters.Value;
}
